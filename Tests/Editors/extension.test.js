'use strict';

/** Runs the extension for Visual Studio Code with the real `sitegen lsp`, on a copy of the sample site. */

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, describe, test } = require('node:test');
const { setTimeout: sleep } = require('node:timers/promises');
const { CompletionItemKind, DiagnosticSeverity, FakeEditor, SymbolKind } = require('./fake-vscode.js');

const REPOSITORY = path.resolve(__dirname, '../..');
const SITEGEN = process.env.SITEGEN ?? path.join(REPOSITORY, '.build/debug/sitegen');
const DAY = '2026-11-25';
const ARTICLE = 'Content/conditions/anemia/causes.md';
const PATIENCE = 30_000;

const folders = [];

/** A folder with an unusual name, and the sample site in it. */
function copiedSite() {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'sitegen-editors-')), 'Über (Blut) 🩸');
  folders.push(path.dirname(folder));
  fs.cpSync(path.join(REPOSITORY, 'Content'), path.join(folder, 'Content'), { recursive: true });
  return folder;
}

const windows = [];

function opened(settings = {}, folder = copiedSite()) {
  const editor = new FakeEditor(folder, { 'sitegen.path': SITEGEN, 'sitegen.arguments': ['--as-of', DAY], ...settings });
  windows.push(editor);
  return editor;
}

/** Ends the servers of tests that failed before they did so; Node would wait for them. */
const closeWindows = () => Promise.allSettled(windows.splice(0).map((editor) => editor.deactivate()));

/** A program of a few lines of shell. */
function program(lines) {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'sitegen-editors-')), 'program');
  folders.push(path.dirname(file));
  fs.writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return file;
}

/** Waits until something is so, and gives it. */
async function until(what, find) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(10)) {
    const found = await find();
    if (found) return found;
  }
  assert.fail(`waited for: ${typeof what === 'function' ? what() : what}`);
}

const read = (editor, file = ARTICLE) => fs.readFileSync(path.join(editor.folder, file), 'utf8');

function replaced(text, ...changes) {
  for (const [old, written] of changes) {
    assert.strictEqual(text.split(old).length, 2, old);
    text = text.replace(old, written);
  }
  return text;
}

const MISTAKES = [
  ['\norder: 1\n', '\norder: 1\norder: 1\ndisclaimer: genral\n'],
  ['## The three main causes\n', '## The three main causes\n\n🩸🩸 See [how iron is lost](nowhere.md).\n'],
];

const plain = ({ start, end }) => [start.line, start.character, end.line, end.character];
const codes = (editor, file = ARTICLE) => editor.problems(file).map((one) => one.code.value);
const untilCodes = (editor, wanted, file = ARTICLE) =>
  until(
    () => `the problems ${wanted.sort()} instead of ${codes(editor, file).sort()}`,
    () => codes(editor, file).sort().join() === wanted.sort().join(),
  );

after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

describe('a text that is open', () => {
  let editor;
  let text;
  let document;

  before(async () => {
    editor = opened();
    text = read(editor);
    await editor.activate();
    await until('the server', () => editor.isServed);
  });
  after(() => editor.deactivate());

  test('shows what is wrong with it, and loses it when it is right', async () => {
    document = editor.open(ARTICLE, replaced(text, ...MISTAKES));
    await untilCodes(editor, ['disclaimer-unknown', 'key-duplicate', 'link-broken']);
    const [duplicate, disclaimer, link] = editor
      .problems(ARTICLE)
      .sort((a, b) => a.range.start.line - b.range.start.line);

    assert.strictEqual(disclaimer.message, 'No disclaimer has the key `genral`\ndid you mean `general`?');
    assert.deepStrictEqual(plain(disclaimer.range), [5, 12, 5, 18]);
    assert.strictEqual(disclaimer.severity, DiagnosticSeverity.Error);
    assert.strictEqual(disclaimer.source, 'sitegen');
    assert.match(disclaimer.code.target.toString(), /^https:.*diagnostics\.md#disclaimer-unknown$/);

    // Two signs before it are two code units long.
    assert.deepStrictEqual(plain(link.range).filter((_, index) => index % 2 === 1), [28, 38]);

    const [note] = duplicate.relatedInformation;
    assert.deepStrictEqual([note.location.uri.path, note.location.range.start.line], [document.uri.path, 3]);
    assert.notStrictEqual(note.message, '');

    editor.change(document, text);
    await untilCodes(editor, []);
  });

  test('is fixed by the fixes that are offered', async () => {
    editor.change(document, replaced(text, ['\norder: 1\n', '\nordre: 1\ndisclaimer: genral\n']));
    await untilCodes(editor, ['disclaimer-unknown', 'key-unknown']);
    const quick = await editor.actions(document, 'quickfix');
    assert.deepStrictEqual(
      quick.map((action) => [action.title, action.kind.value, action.isPreferred, action.diagnostics.length]),
      [
        ['Change `ordre` to `order`', 'quickfix', true, 1],
        ['Change `genral` to `general`', 'quickfix', true, 1],
      ],
    );
    editor.apply(quick[1]);
    assert.strictEqual(document.getText(), replaced(text, ['\norder: 1\n', '\nordre: 1\ndisclaimer: general\n']));
    await untilCodes(editor, ['key-unknown']);
    const [all] = await editor.actions(document, 'source.fixAll');
    editor.apply(all);
    assert.strictEqual(document.getText(), replaced(text, ['\norder: 1\n', '\norder: 1\ndisclaimer: general\n']));
    await untilCodes(editor, []);
  });

  test('is offered no fix for a text that it was', async () => {
    editor.change(document, replaced(text, ['\norder: 1\n', '\nordre: 1\n']));
    await untilCodes(editor, ['key-unknown']);
    const asked = editor.actions(document, 'quickfix');
    editor.change(document, replaced(text, ['\norder: 1\n', '\n\nordre: 1\n']));
    assert.deepStrictEqual(await asked, []);
    editor.change(document, text);
    await untilCodes(editor, []);
  });

  test('is completed', async () => {
    editor.change(
      document,
      replaced(
        text,
        ['## The three main causes\n', '🩸🩸 Call {service:emer}.[^nhs] See [it](../iron).\n\n> [!EMER\n\n## The three main causes\n'],
        ['\norder: 1\n', '\norder: 1\nris\n'],
      ),
    );
    const at = async (marked) => editor.completions(document, editor.place(document, marked));
    const [service, ...others] = await at('{service:emer|}');
    assert.deepStrictEqual(others, []);
    assert.strictEqual(service.label, 'emergency');
    assert.strictEqual(service.insertText, 'emergency');
    assert.strictEqual(service.keepWhitespace, true);
    assert.strictEqual(service.kind, CompletionItemKind.Value);
    assert.match(service.documentation.value, /911/);
    assert.notStrictEqual(service.documentation.isTrusted, true);
    assert.deepStrictEqual(plain(service.range).filter((_, index) => index % 2 === 1), [19, 23]);
    assert.strictEqual((await at('\nris|\n'))[0].insertText, 'risk: ');
    assert.deepStrictEqual((await at('[!EMER|\n')).map((one) => one.label), ['EMERGENCY']);
    assert((await at('[it](../iron|)')).some((one) => one.label === '../iron-deficiency-anemia/index.md'));
    for (const trigger of ['^', '{', ':', '!', '(', '#']) assert(editor.triggers.includes(trigger), trigger);
  });

  test('is explained, followed and outlined', async () => {
    editor.change(document, text);
    await untilCodes(editor, []);
    const place = (marked) => editor.place(document, marked);

    const source = await editor.hover(document, place('hemoglobin.[^nhlbi-an|emia]\n\nAnemia is'));
    assert.match(source.contents.value, /National Heart/);
    assert.notStrictEqual(source.contents.isTrusted, true);
    assert.strictEqual(await editor.hover(document, place('red protein that contains i|ron')), undefined);

    const person = await editor.definition(document, place('  - dana|-draft'));
    assert.strictEqual(person.uri.path, path.join(editor.folder, 'Content/people/dana-draft.md'));
    assert.deepStrictEqual(plain(person.range).slice(0, 2), [0, 0]);
    assert.strictEqual(await editor.definition(document, place('red protein that contains i|ron')), undefined);

    const symbols = await editor.symbols(document);
    assert.deepStrictEqual(
      symbols.slice(0, 2).map((one) => [one.name, one.kind, one.children.map((child) => child.name)]),
      [
        ['What anemia is', SymbolKind.String, []],
        [
          'The three main causes',
          SymbolKind.String,
          ['Blood loss', 'Too few new red blood cells', 'Red blood cells that break down early'],
        ],
      ],
    );
  });

  test('says before it is saved that a change voids its review', async () => {
    editor.change(document, replaced(text, ['Red blood cells carry oxygen', 'Red cells carry oxygen']));
    const hover = () => editor.hover(document, editor.place(document, '## What an|emia is'));
    await until('the word about the review', async () => (await hover()).contents.value.includes('This change voids the review of'));
    assert.strictEqual(read(editor), text);
    editor.change(document, text);
  });

  test('is checked as it is after fast typing', async () => {
    const [, end] = text.split('\norder: 1\n');
    const typed = '\norder: 1\ndisclaimer: genral';
    for (let length = 0; length <= typed.length; length += 1) {
      editor.change(document, `${text.slice(0, text.indexOf('\norder: 1\n'))}${typed.slice(0, length)}\n${end}`);
      if (length % 5 === 0) await sleep(length);
    }
    await untilCodes(editor, ['disclaimer-unknown']);
    assert.deepStrictEqual(plain(editor.problems(ARTICLE)[0].range), [4, 12, 4, 18]);
  });

  test('is the file again when it is closed, and what is saved counts', async () => {
    editor.close(document);
    await untilCodes(editor, []);
    document = editor.open(ARTICLE);
    editor.change(document, replaced(text, ['\norder: 1\n', '\nordre: 1\n']));
    editor.save(document);
    editor.close(document);
    await untilCodes(editor, ['key-unknown']);
    fs.writeFileSync(document.uri.fsPath, text);
    await untilCodes(editor, []);
  });

  test('is nothing to sitegen if it is outside of the folder, or of another kind', async () => {
    for (const name of ['/elsewhere/Content/index.md', 'Content/notes.txt']) {
      const other = editor.open(name, 'Text', 'plaintext');
      assert.strictEqual(await editor.symbols(other), undefined);
      editor.change(other, '# Text');
      editor.close(other);
    }
  });

  test('shows its preview in a terminal, in one', () => {
    editor.run('sitegen.preview');
    editor.run('sitegen.preview');
    const [terminal, ...others] = editor.terminals;
    assert.deepStrictEqual(others, []);
    assert.strictEqual(terminal.shows, 2);
    assert.deepStrictEqual(terminal.options, {
      name: 'sitegen serve',
      cwd: editor.folder,
      shellPath: SITEGEN,
      shellArgs: ['serve', '--as-of', DAY, '--editor', 'vscode://file{path}:{line}:{column}'],
    });
  });

  test('needed no word to the person', () => {
    assert.deepStrictEqual([editor.messages, editor.log], [[], []]);
    assert.deepStrictEqual(editor.commands, editor.manifest.contributes.commands.map((one) => one.command).sort());
  });
});

describe('a program that does not work', () => {
  after(closeWindows);
  const directory = os.tmpdir();
  const plainFile = program('exit');
  fs.chmodSync(plainFile, 0o644);
  const unknown = program('echo "Error: Unknown command lsp" >&2; echo "Usage: old" >&2; exit 64');
  const babbles = program('printf "Hello\\r\\n\\r\\n"; sleep 60');
  const name = 'sitegen-that-nobody-has';
  for (const [file, message, ...buttons] of [
    [name, `There is no program \`${name}\`. Install sitegen, or write in the setting \`sitegen.path\` where it is.`, 'Open the Setting'],
    ...[directory, plainFile].map((one) => [
      one,
      `\`${one}\` cannot be run: it is a folder, or it may not be executed. Write in the setting \`sitegen.path\` where sitegen is.`,
      'Open the Setting',
    ]),
    [unknown, `\`${unknown} lsp\` ended at once: Error: Unknown command lsp`, 'Open the Setting', 'Show the Output'],
    [babbles, `\`${babbles} lsp\` ended at once: SIGTERM`, 'Open the Setting', 'Show the Output'],
  ]) {
    test(`is named once: ${message}`, async () => {
      const editor = opened({ 'sitegen.path': file }, directory);
      editor.choice = 'Open the Setting';
      await editor.activate();
      await until('a message', () => editor.messages.length > 0);
      assert.deepStrictEqual(editor.messages, [[message, ...buttons]]);
      await until('the setting', () => editor.executed.length > 0);
      assert.deepStrictEqual(editor.executed, [['workbench.action.openSettings', 'sitegen.path']]);
      assert(!editor.isServed);
      await editor.deactivate();
    });
  }

  test('is tried again when the setting is another', async () => {
    const editor = opened({ 'sitegen.path': name });
    await editor.activate();
    await until('a message', () => editor.messages.length > 0);
    editor.open(ARTICLE, replaced(read(editor), ['\norder: 1\n', '\nordre: 1\n']));
    // A path counts from the folder.
    editor.set('sitegen.path', path.relative(editor.folder, SITEGEN));
    await untilCodes(editor, ['key-unknown']);
    assert.strictEqual(editor.messages.length, 1);
    await editor.deactivate();
  });
});

describe('a server', () => {
  after(closeWindows);

  /** A program that writes down its process, and is sitegen. */
  function noted() {
    const file = program('echo $$ >> "$0.pids"; exec "$SITEGEN_PROGRAM" "$@"');
    process.env.SITEGEN_PROGRAM = SITEGEN;
    const pids = () => (fs.existsSync(`${file}.pids`) ? fs.readFileSync(`${file}.pids`, 'utf8').trim().split('\n').map(Number) : []);
    const runs = (pid) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    return { file, pids, runs };
  }

  test('that crashes is started again with the texts that are open, but not forever', async () => {
    const { file, pids, runs } = noted();
    const editor = opened({ 'sitegen.path': file });
    await editor.activate();
    await until('the server', () => editor.isServed);
    editor.open(ARTICLE, replaced(read(editor), ['\norder: 1\n', '\nordre: 1\n']));
    await untilCodes(editor, ['key-unknown']);
    editor.choice = 'Restart';
    for (let crashes = 1; crashes <= 5; crashes += 1) {
      assert.strictEqual(pids().length, crashes);
      process.kill(pids().at(-1), 'SIGKILL');
      await until('its end to be seen', () => !editor.isServed || pids().length > crashes);
      if (crashes === 1) await untilCodes(editor, ['key-unknown']);
      if (crashes < 5) await until('another server', () => editor.isServed && pids().length > crashes);
    }
    await until('a message', () => editor.messages.length > 0);
    assert.deepStrictEqual(editor.messages, [
      [`\`${file} lsp\` ended several times. It is not started again.`, 'Restart', 'Show the Output'],
    ]);
    // The person can.
    await untilCodes(editor, ['key-unknown']);
    assert.strictEqual(pids().length, 6);
    await editor.deactivate();
    assert(!pids().some(runs));
  });

  test('ends when it is restarted, and when the window ends', async () => {
    const { file, pids, runs } = noted();
    const editor = opened({ 'sitegen.path': file });
    await editor.activate();
    // Nothing needs to wait for the one before.
    await Promise.all([editor.run('sitegen.restart'), editor.run('sitegen.restart')]);
    await until('the server', () => editor.isServed);
    assert.strictEqual(pids().length, 3);
    assert.strictEqual(pids().filter(runs).length, 1);
    const log = editor.log.length;
    await editor.deactivate();
    assert.strictEqual(pids().filter(runs).length, 0);
    assert.deepStrictEqual(editor.log.slice(log), []);
    assert.deepStrictEqual(editor.messages, []);
  });

  test('that does not end is ended by force', async () => {
    const { file, pids, runs } = noted();
    fs.writeFileSync(file, '#!/bin/sh\necho $$ >> "$0.pids"\ntrap "" TERM\nwhile :; do sleep 1; done\n');
    const editor = opened({ 'sitegen.path': file });
    await editor.activate();
    await until('the server', () => pids().length > 0);
    await editor.deactivate();
    assert(!pids().some(runs));
  });

  test('learns of a site that is made later', async () => {
    const folder = copiedSite();
    const content = path.join(folder, 'Content');
    fs.renameSync(content, `${folder}.later`);
    const editor = opened({}, folder);
    await editor.activate();
    await until('the server', () => editor.isServed);
    fs.renameSync(`${folder}.later`, content);
    editor.created('Content/site.yml');
    editor.open(ARTICLE, replaced(read(editor), ['\norder: 1\n', '\nordre: 1\n']));
    await untilCodes(editor, ['key-unknown']);
    await editor.deactivate();
  });

  test('looks where the site is again when its file is saved', async () => {
    const folder = copiedSite();
    fs.renameSync(path.join(folder, 'Content'), path.join(folder, 'texts'));
    fs.writeFileSync(path.join(folder, 'sitegen.yml'), 'content: Content\n');
    const editor = opened({}, folder);
    await editor.activate();
    await until('the server', () => editor.isServed);
    const layout = editor.open('sitegen.yml', undefined, 'yaml');
    const file = ARTICLE.replace('Content', 'texts');
    editor.open(file, replaced(read(editor, file), ['\norder: 1\n', '\nordre: 1\n']));
    editor.change(layout, 'content: texts\n');
    // The server takes one message after the other: it has looked at the file as it was.
    await editor.symbols(layout);
    editor.save(layout);
    await untilCodes(editor, ['key-unknown'], file);
    await editor.deactivate();
  });
});
