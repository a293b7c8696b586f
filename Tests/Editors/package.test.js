'use strict';

/** Holds the extension for Visual Studio Code to what VS Code demands of one, and its package to the shape of a .vsix. */

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, test } = require('node:test');
const { EXTENSION } = require('./fake-vscode.js');

const REPOSITORY = path.resolve(__dirname, '../..');
const manifest = JSON.parse(fs.readFileSync(path.join(EXTENSION, 'package.json'), 'utf8'));
const scripts = fs.readdirSync(EXTENSION).filter((name) => name.endsWith('.js'));
const source = scripts.map((name) => fs.readFileSync(path.join(EXTENSION, name), 'utf8')).join('\n');
const found = (pattern) => [...source.matchAll(pattern)].map((match) => match[1]);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sitegen-package-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const python = (script, ...rest) => execFileSync('python3', ['-c', script, ...rest], { encoding: 'utf8' });
const packed = (...rest) => execFileSync(path.join(EXTENSION, 'package'), rest, { encoding: 'utf8' }).trim();

test('it has the keys that VS Code demands', () => {
  assert.match(manifest.name, /^[a-z0-9][a-z0-9-]*$/);
  assert.match(manifest.publisher, /^[a-z0-9][a-z0-9-]*$/i);
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.match(manifest.engines.vscode, /^\^\d+\.\d+\.\d+$/);
  assert(fs.existsSync(path.join(EXTENSION, manifest.main)));
  assert(manifest.activationEvents.every((event) => /^workspaceContains:[^/]/.test(event)));
  assert.strictEqual(manifest.dependencies, undefined);
});

test('it has the version of sitegen', () => {
  const program = fs.readFileSync(path.join(REPOSITORY, 'Sources/sitegen/Sitegen.swift'), 'utf8');
  assert.strictEqual(manifest.version, /enum ToolVersion \{\s+static let current = "(.+)"/.exec(program)[1]);
});

test('it runs nothing in a folder that is not trusted', () => {
  assert.strictEqual(manifest.capabilities.untrustedWorkspaces.supported, false);
  assert.strictEqual(manifest.capabilities.virtualWorkspaces.supported, false);
});

test('each command that it offers is there', () => {
  const declared = manifest.contributes.commands.map((one) => one.command);
  assert.deepStrictEqual(found(/registerCommand\('([^']+)'/g).sort(), declared.sort());
});

test('each setting that it reads is declared, and each that is declared is read', () => {
  const { properties } = manifest.contributes.configuration;
  const read = found(/settings\.get\('([^']+)'\)/g).map((name) => `sitegen.${name}`);
  assert.deepStrictEqual([...new Set(read)].sort(), Object.keys(properties).sort());
  for (const [name, setting] of Object.entries(properties)) {
    // A program that a folder names is run only where the person trusts the folder.
    assert.strictEqual(setting.scope, 'machine-overridable', name);
    assert.strictEqual(Array.isArray(setting.default) ? 'array' : typeof setting.default, setting.type, name);
    assert(setting.markdownDescription, name);
  }
});

test('it needs nothing but VS Code, Node and itself', () => {
  const own = scripts.map((name) => `./${name}`);
  for (const name of found(/require\('([^']+)'\)/g)) {
    assert(name === 'vscode' || name.startsWith('node:') || own.includes(name), name);
  }
});

test('its package has the shape of a .vsix, and is the same each time', () => {
  const file = packed(folder);
  assert.strictEqual(file, path.join(folder, `sitegen-${manifest.version}.vsix`));
  const first = fs.readFileSync(file);
  packed(folder);
  assert(first.equals(fs.readFileSync(file)));

  const entries = JSON.parse(
    python('import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))', file),
  );
  assert.deepStrictEqual(
    Object.keys(entries).sort(),
    [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      ...['LICENSE.txt', 'README.md', 'package.json', ...scripts].map((name) => `extension/${name}`),
    ].sort(),
  );
  assert.deepStrictEqual(JSON.parse(entries['extension/package.json']), manifest);
  for (const name of scripts) {
    assert.strictEqual(entries[`extension/${name}`], fs.readFileSync(path.join(EXTENSION, name), 'utf8'));
  }

  const rows = (xml, element) =>
    JSON.parse(
      python(
        'import json, sys; from xml.etree import ElementTree as t; '
          + 'print(json.dumps([e.attrib for e in t.fromstring(sys.argv[1].encode()).iter() if e.tag.split("}")[1] == sys.argv[2]]))',
        xml,
        element,
      ),
    );
  const about = entries['extension.vsixmanifest'];
  const [identity] = rows(about, 'Identity');
  assert.deepStrictEqual(identity, {
    Language: 'en-US',
    Id: manifest.name,
    Version: manifest.version,
    Publisher: manifest.publisher,
  });
  const engine = rows(about, 'Property').find((one) => one.Id === 'Microsoft.VisualStudio.Code.Engine');
  assert.strictEqual(engine.Value, manifest.engines.vscode);
  for (const asset of rows(about, 'Asset')) assert(asset.Path in entries, asset.Path);
  const endings = rows(entries['[Content_Types].xml'], 'Default').map((one) => one.Extension);
  for (const name of Object.keys(entries)) assert(name === '[Content_Types].xml' || endings.includes(path.extname(name)), name);
});

test('its package can have the version of a release', () => {
  assert.strictEqual(packed('--version', '12.3.4', folder), path.join(folder, 'sitegen-12.3.4.vsix'));
  assert.throws(() => execFileSync(path.join(EXTENSION, 'package'), ['--version', '1.0.0-beta', folder], { stdio: 'pipe' }));
});
