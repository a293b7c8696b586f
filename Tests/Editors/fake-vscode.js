'use strict';

/**
 * The part of VS Code's API that the extension uses, over texts in memory. Whatever is not here throws, and so does what VS Code
 * would refuse: an extension that needs it would pass here and fail there.
 */

const assert = require('node:assert');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const EXTENSION = path.resolve(__dirname, '../../editors/vscode');

/** An object that has these members and no others. */
function strict(name, members) {
  return new Proxy(members, {
    get(target, key) {
      // `await` looks whether it is given a promise, and a failed test prints what it compared.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in target) return target[key];
      throw new Error(`there is no ${name}.${key} here`);
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`there is no ${name}.${String(key)} here to set`);
      target[key] = value;
      return true;
    },
  });
}

// Values

class Position {
  constructor(line, character) {
    assert(Number.isInteger(line) && line >= 0 && Number.isInteger(character) && character >= 0);
    Object.assign(this, { line, character });
    return strict('Position', Object.freeze(this));
  }
}

class Range {
  constructor(start, end) {
    assert(start instanceof Position && end instanceof Position);
    assert(start.line < end.line || (start.line === end.line && start.character <= end.character));
    Object.assign(this, { start, end });
    return strict('Range', Object.freeze(this));
  }
}

class Uri {
  constructor(scheme, name) {
    Object.assign(this, { scheme, path: name, fsPath: name });
    return strict('Uri', Object.freeze(this));
  }

  static file = (name) => new Uri('file', name);

  static parse(text, isStrict) {
    assert.strictEqual(isStrict, true);
    const [, scheme, rest] = /^([a-z]+):(.*)$/.exec(text);
    if (scheme !== 'file') return new Uri(scheme, rest);
    assert(rest.startsWith('///'), text);
    return Uri.file(decodeURIComponent(rest.slice(2)));
  }

  /** VS Code writes all but a few letters by their codes. */
  toString() {
    if (this.scheme !== 'file') return `${this.scheme}:${this.path}`;
    const code = (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
    const parts = this.path.split('/').map((part) => encodeURIComponent(part).replace(/[!'()*]/g, code));
    return `file://${parts.join('/')}`;
  }
}

/** A class of values with these members: those of the constructor in their order, then those that are set later. */
function record(name, check, given, later = {}) {
  return class {
    constructor(...values) {
      assert(values.length <= given.length, `new ${name}`);
      Object.assign(this, Object.fromEntries(given.map((member, index) => [member, values[index]])), structuredClone(later));
      check(this);
      return strict(name, Object.seal(this));
    }
  };
}

const isText = (text) => assert.strictEqual(typeof text, 'string');
const isIn = (numbers, number) => assert(Object.values(numbers).includes(number), `${number} is no kind`);
const numbers = (...names) => Object.fromEntries(names.map((name, index) => [name, index]));

const DiagnosticSeverity = numbers('Error', 'Warning', 'Information', 'Hint');
const CompletionItemKind = numbers(...'Text Method Function Constructor Field Variable Class Interface Module Property Unit Value Enum Keyword Snippet Color File Reference Folder'.split(' '));
const SymbolKind = numbers(...'File Module Namespace Package Class Method Property Field Constructor Enum Interface Function Variable Constant String Number Boolean Array Object Key Null'.split(' '));

class MarkdownString {
  constructor(value = '') {
    isText(value);
    Object.assign(this, { value, isTrusted: undefined, supportHtml: undefined });
    return strict('MarkdownString', Object.seal(this));
  }

  appendText(text) {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~]/g, '\\$&');
    return this;
  }
}

class CodeActionKind {
  static Empty = new CodeActionKind('');

  constructor(value) {
    this.value = value;
    return strict('CodeActionKind', Object.freeze(this));
  }

  append(parts) {
    return new CodeActionKind(this.value ? `${this.value}.${parts}` : parts);
  }
}

class WorkspaceEdit {
  #entries = [];

  set(uri, edits) {
    assert(uri instanceof Uri);
    this.#entries.push([uri, edits]);
  }

  entries() {
    return this.#entries;
  }
}

const VALUES = {
  CodeAction: record('CodeAction', (one) => isText(one.title), ['title', 'kind'], {
    edit: undefined,
    diagnostics: undefined,
    isPreferred: undefined,
  }),
  CodeActionKind,
  CompletionItem: record('CompletionItem', (one) => (isText(one.label), isIn(CompletionItemKind, one.kind)), ['label', 'kind'], {
    detail: undefined,
    documentation: undefined,
    sortText: undefined,
    filterText: undefined,
    insertText: undefined,
    range: undefined,
    keepWhitespace: undefined,
  }),
  CompletionList: record('CompletionList', (one) => assert(Array.isArray(one.items)), ['items', 'isIncomplete']),
  Diagnostic: record(
    'Diagnostic',
    (one) => (assert(one.range instanceof Range), isText(one.message), isIn(DiagnosticSeverity, one.severity)),
    ['range', 'message', 'severity'],
    { source: undefined, code: undefined, relatedInformation: undefined },
  ),
  DiagnosticRelatedInformation: record('DiagnosticRelatedInformation', (one) => isText(one.message), ['location', 'message']),
  DocumentSymbol: record(
    'DocumentSymbol',
    (one) => {
      // VS Code refuses an empty name, and a name that is outside of its range.
      assert(one.name !== '');
      isText(one.detail);
      isIn(SymbolKind, one.kind);
      const before = (a, b) => a.line < b.line || (a.line === b.line && a.character <= b.character);
      assert(before(one.range.start, one.selectionRange.start) && before(one.selectionRange.end, one.range.end));
    },
    ['name', 'detail', 'kind', 'range', 'selectionRange'],
    { children: [] },
  ),
  Hover: record('Hover', (one) => assert(one.contents instanceof MarkdownString), ['contents', 'range']),
  Location: record('Location', (one) => assert(one.uri instanceof Uri && one.range instanceof Range), ['uri', 'range']),
  MarkdownString,
  Position,
  Range,
  TextEdit: record('TextEdit', (one) => (assert(one.range instanceof Range), isText(one.newText)), ['range', 'newText']),
  Uri,
  WorkspaceEdit,
};

// The window

class Event {
  #listeners = new Set();

  listen = (listener) => {
    this.#listeners.add(listener);
    return strict('Disposable', { dispose: () => this.#listeners.delete(listener) });
  };

  fire(value) {
    for (const listener of [...this.#listeners]) listener(value);
  }

  get isFollowed() {
    return this.#listeners.size > 0;
  }
}

const within = (range, position) => range.start.line === position.line && range.start.character <= position.character;

class FakeEditor {
  /** What was said to the person, each with its buttons. */
  messages = [];
  /** The button that the person chooses next. */
  choice = undefined;
  /** Commands of VS Code that were run, with what they were given. */
  executed = [];
  terminals = [];
  log = [];
  documents = [];

  #settings;
  #extension;
  #subscriptions = [];
  #collections = new Set();
  #commands = new Map();
  #providers = { CodeActions: [], CompletionItem: [], Hover: [], Definition: [], DocumentSymbol: [] };
  #watchers = [];
  #events = Object.fromEntries(
    ['open', 'change', 'save', 'close', 'configuration', 'folders'].map((name) => [name, new Event()]),
  );

  /** A window with a folder open in it. */
  constructor(folder, settings) {
    this.folder = folder;
    this.#settings = settings;
    this.manifest = JSON.parse(fs.readFileSync(path.join(EXTENSION, 'package.json'), 'utf8'));
    this.vscode = this.#api();
    this.#load();
  }

  /** Reads the files of the extension, which find this window by `require('vscode')`. */
  #load() {
    for (const file of Object.keys(require.cache)) if (file.startsWith(EXTENSION)) delete require.cache[file];
    const load = Module._load;
    Module._load = (name, ...rest) => (name === 'vscode' ? this.vscode : load(name, ...rest));
    try {
      this.#extension = require(path.resolve(EXTENSION, this.manifest.main));
    } finally {
      Module._load = load;
    }
  }

  activate() {
    return this.#extension.activate(strict('context', { subscriptions: this.#subscriptions }));
  }

  /** Ends the extension, and shows that it left nothing. */
  async deactivate() {
    await this.#extension.deactivate();
    for (const one of this.#subscriptions) one.dispose();
    assert.deepStrictEqual([...this.#collections], [], 'a list of problems is left');
    for (const [kind, list] of Object.entries(this.#providers)) assert.strictEqual(list.length, 0, `a provider is left: ${kind}`);
    for (const [name, event] of Object.entries(this.#events)) assert(!event.isFollowed, `an event is still followed: ${name}`);
    assert.strictEqual(this.#watchers.length, 0, 'a watch is left');
    assert.strictEqual(this.#commands.size, 0, 'a command is left');
  }

  #api() {
    const removable = (list, item) => {
      list.push(item);
      return strict('Disposable', { dispose: () => list.splice(list.indexOf(item), 1) });
    };
    const provider = (kind, method) => (selector, given, ...rest) => {
      for (const filter of selector) assert.deepStrictEqual(Object.keys(filter), ['scheme', 'pattern']);
      assert.deepStrictEqual(Object.keys(given), [method]);
      return removable(this.#providers[kind], { selector, provide: given[method], rest });
    };
    const folder = strict('WorkspaceFolder', { uri: Uri.file(this.folder), name: path.basename(this.folder), index: 0 });
    return strict('vscode', {
      ...VALUES,
      version: '1.82.0',
      env: strict('env', { appName: 'Visual Studio Code', uriScheme: 'vscode' }),
      commands: strict('commands', {
        registerCommand: (name, run) => {
          assert(!this.#commands.has(name));
          this.#commands.set(name, run);
          return strict('Disposable', { dispose: () => this.#commands.delete(name) });
        },
        executeCommand: async (...all) => void this.executed.push(all),
      }),
      languages: strict('languages', {
        createDiagnosticCollection: (name) => {
          isText(name);
          const lists = new Map();
          this.#collections.add(lists);
          return strict('DiagnosticCollection', {
            set: (uri, list) => lists.set(uri.path, list),
            dispose: () => this.#collections.delete(lists),
          });
        },
        registerCodeActionsProvider: provider('CodeActions', 'provideCodeActions'),
        registerCompletionItemProvider: provider('CompletionItem', 'provideCompletionItems'),
        registerDefinitionProvider: provider('Definition', 'provideDefinition'),
        registerDocumentSymbolProvider: provider('DocumentSymbol', 'provideDocumentSymbols'),
        registerHoverProvider: provider('Hover', 'provideHover'),
      }),
      window: strict('window', {
        createOutputChannel: (name, options) => {
          assert.deepStrictEqual([name, options], ['sitegen', { log: true }]);
          const write = (text) => (isText(text), this.log.push(text));
          return strict('LogOutputChannel', { error: write, warn: write, show: () => this.log.push('shown'), dispose() {} });
        },
        createTerminal: (options) => {
          const terminal = strict('Terminal', { name: options.name, exitStatus: undefined, options, shows: 0, show() { this.shows += 1; } });
          this.terminals.push(terminal);
          return terminal;
        },
        showErrorMessage: async (text, ...buttons) => {
          isText(text);
          this.messages.push([text, ...buttons]);
          const { choice } = this;
          this.choice = undefined;
          return choice;
        },
        terminals: this.terminals,
      }),
      workspace: strict('workspace', {
        createFileSystemWatcher: (pattern) => {
          const watcher = { pattern, create: new Event(), change: new Event(), delete: new Event() };
          const { dispose } = removable(this.#watchers, watcher);
          return strict('FileSystemWatcher', {
            onDidCreate: watcher.create.listen,
            onDidChange: watcher.change.listen,
            onDidDelete: watcher.delete.listen,
            dispose,
          });
        },
        getConfiguration: (section) =>
          strict('configuration', {
            get: (name) => {
              const declared = this.manifest.contributes.configuration.properties[`${section}.${name}`];
              assert(declared, `the setting ${section}.${name} is not declared`);
              return this.#settings[`${section}.${name}`] ?? declared.default;
            },
          }),
        getWorkspaceFolder: (uri) => (uri.path.startsWith(`${this.folder}/`) ? folder : undefined),
        onDidChangeConfiguration: this.#events.configuration.listen,
        onDidChangeTextDocument: this.#events.change.listen,
        onDidChangeWorkspaceFolders: this.#events.folders.listen,
        onDidCloseTextDocument: this.#events.close.listen,
        onDidOpenTextDocument: this.#events.open.listen,
        onDidSaveTextDocument: this.#events.save.listen,
        textDocuments: this.documents,
        workspaceFolders: [folder],
      }),
    });
  }

  // What a person does

  /** Opens a file of the folder. */
  open(file, text = fs.readFileSync(path.join(this.folder, file), 'utf8'), languageId = 'markdown') {
    const state = { text };
    const document = strict('TextDocument', {
      uri: Uri.file(path.resolve(this.folder, file)),
      languageId,
      version: 1,
      isDirty: false,
      getText: () => state.text,
      state,
    });
    this.documents.push(document);
    this.#events.open.fire(document);
    return document;
  }

  change(document, text) {
    document.state.text = text;
    document.version += 1;
    document.isDirty = true;
    this.#events.change.fire({ document, contentChanges: [{ text }] });
  }

  save(document) {
    fs.writeFileSync(document.uri.fsPath, document.getText());
    document.isDirty = false;
    this.#events.change.fire({ document, contentChanges: [] });
    this.#events.save.fire(document);
  }

  close(document) {
    this.documents.splice(this.documents.indexOf(document), 1);
    this.#events.close.fire(document);
  }

  /** What VS Code tells those who watch a file that is new. */
  created(file) {
    assert.deepStrictEqual(this.#watchers.map((one) => one.pattern), ['**/{sitegen.yml,Content/site.yml}']);
    for (const watcher of this.#watchers) watcher.create.fire(Uri.file(path.join(this.folder, file)));
  }

  set(name, value) {
    this.#settings[name] = value;
    this.#events.configuration.fire({ affectsConfiguration: (section) => name.startsWith(`${section}.`) });
  }

  run(command) {
    return this.#commands.get(command)();
  }

  get commands() {
    return [...this.#commands.keys()].sort();
  }

  /** The place of a text that `|` marks in a piece of it. */
  place(document, marked) {
    const [before, after] = marked.split('|');
    const text = document.getText();
    assert.strictEqual(text.split(before + after).length, 2, marked);
    const lines = text.slice(0, text.indexOf(before + after) + before.length).split('\n');
    return new Position(lines.length - 1, lines.at(-1).length);
  }

  // What a person sees

  /** Whether a server has answered. */
  get isServed() {
    return this.#collections.size > 0;
  }

  problems(file) {
    return [...this.#collections].flatMap((lists) => lists.get(path.join(this.folder, file)) ?? []);
  }

  async #ask(kind, document, ...given) {
    const matches = ({ scheme, pattern }) => {
      const [, endings] = /^\*\*\/\*\.\{([a-z,]+)\}$/.exec(pattern);
      return scheme === document.uri.scheme && endings.split(',').includes(path.extname(document.uri.path).slice(1));
    };
    const [provider] = this.#providers[kind].filter((one) => one.selector.some(matches));
    return provider?.provide(document, ...given);
  }

  static #token = strict('CancellationToken', { isCancellationRequested: false });

  async actions(document, only) {
    const end = new Position(document.getText().split('\n').length, 0);
    const [provider] = this.#providers.CodeActions;
    const kinds = provider.rest[0].providedCodeActionKinds.map((kind) => kind.value);
    assert(kinds.includes(only), only);
    const diagnostics = this.problems(path.relative(this.folder, document.uri.fsPath));
    const context = strict('CodeActionContext', { diagnostics, only: new CodeActionKind(only) });
    return this.#ask('CodeActions', document, new Range(new Position(0, 0), end), context, FakeEditor.#token);
  }

  /** What is offered at a place, in the order in which VS Code shows it. */
  async completions(document, place) {
    const list = await this.#ask('CompletionItem', document, place, FakeEditor.#token);
    const line = document.getText().split('\n')[place.line];
    const shown = list?.items.filter((item) => {
      assert(within(item.range, place), item.label);
      // VS Code shows what has the letters that are typed, in their order.
      let rest = (item.filterText ?? item.label).toLowerCase();
      return [...line.slice(item.range.start.character, place.character).toLowerCase()].every((letter) => {
        const at = rest.indexOf(letter);
        rest = rest.slice(at + 1);
        return at >= 0;
      });
    });
    return shown?.sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
  }

  get triggers() {
    return this.#providers.CompletionItem[0].rest;
  }

  hover(document, place) {
    return this.#ask('Hover', document, place, FakeEditor.#token);
  }

  definition(document, place) {
    return this.#ask('Definition', document, place, FakeEditor.#token);
  }

  symbols(document) {
    return this.#ask('DocumentSymbol', document, FakeEditor.#token);
  }

  /** Makes the changes of an action. */
  apply(action) {
    for (const [uri, edits] of action.edit.entries()) {
      const document = this.documents.find((one) => one.uri.path === uri.path);
      const lines = document.getText().split('\n');
      const offset = ({ line, character }) => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
      let text = document.getText();
      for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))) {
        text = text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
      }
      this.change(document, text);
    }
  }
}

module.exports = { EXTENSION, FakeEditor, SymbolKind, CompletionItemKind, DiagnosticSeverity };
