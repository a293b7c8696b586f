'use strict';

/** What VS Code and the server tell each other: the texts that are open, what is wrong with them, and requests about them. */

const vscode = require('vscode');
const convert = require('./convert.js');

/** The endings of the names of files that can be a part of a site. */
const ENDINGS = ['md', 'yml', 'yaml', 'csv', 'mustache'];
const SELECTOR = [{ scheme: 'file', pattern: `**/*.{${ENDINGS.join(',')}}` }];
/** Where a site starts. The server sees the other files of the site by itself. */
const SITE_FILES = '**/{sitegen.yml,Content/site.yml}';

/** What the server may count on (Language Server Protocol 3.17, “ClientCapabilities”). */
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: false },
  },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source', 'source.fixAll'] } },
      isPreferredSupport: true,
    },
    completion: {
      completionItem: {
        snippetSupport: false,
        documentationFormat: ['markdown', 'plaintext'],
        insertTextModeSupport: { valueSet: [1] },
      },
      contextSupport: false,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** What `initialize` says of this editor and its folders. */
function initializeParameters() {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    processId: process.pid,
    clientInfo: { name: vscode.env.appName, version: vscode.version },
    rootUri: folders.length > 0 ? folders[0].uri.toString() : null,
    workspaceFolders: folders.map((folder) => ({ uri: folder.uri.toString(), name: folder.name })),
    capabilities: CAPABILITIES,
  };
}

/** Whether a text can be a part of the site. */
function isOfSite({ uri }) {
  return (
    uri.scheme === 'file' &&
    ENDINGS.some((ending) => uri.path.endsWith(`.${ending}`)) &&
    vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
}

/** One session with a server that runs. */
class Client {
  #connection;
  #log;
  #diagnostics = vscode.languages.createDiagnosticCollection('sitegen');
  /** @type {{ dispose(): any }[]} */
  #parts = [this.#diagnostics];

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {any} capabilities What the server can do.
   * @param {vscode.LogOutputChannel} log
   */
  constructor(connection, capabilities, log) {
    this.#connection = connection;
    this.#log = log;
    this.#followTexts();
    this.#provide(capabilities);
  }

  dispose() {
    for (const part of this.#parts) part.dispose();
    this.#parts = [];
  }

  #followTexts() {
    const { workspace } = vscode;
    const tell = (method, parameters) => (document) => {
      if (isOfSite(document)) this.#connection.notify(`textDocument/${method}`, parameters(document));
    };
    const open = tell('didOpen', (document) => ({
      textDocument: {
        uri: document.uri.toString(),
        languageId: document.languageId,
        version: document.version,
        text: document.getText(),
      },
    }));
    const change = tell('didChange', (document) => ({
      textDocument: { uri: document.uri.toString(), version: document.version },
      contentChanges: [{ text: document.getText() }],
    }));
    const named = (document) => ({ textDocument: convert.document(document) });
    this.#parts.push(
      workspace.onDidOpenTextDocument(open),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // There are events for what is not the text, such as that it was saved.
        if (contentChanges.length > 0) change(document);
      }),
      workspace.onDidSaveTextDocument(tell('didSave', named)),
      workspace.onDidCloseTextDocument(tell('didClose', named)),
    );
    workspace.textDocuments.forEach(open);

    const watcher = workspace.createFileSystemWatcher(SITE_FILES);
    const changed = (type) => (uri) =>
      this.#connection.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] });
    this.#parts.push(
      watcher,
      watcher.onDidCreate(changed(1)),
      watcher.onDidChange(changed(2)),
      watcher.onDidDelete(changed(3)),
    );
  }

  /** Takes a notification of the server. */
  notified(method, parameters) {
    switch (method) {
      case 'textDocument/publishDiagnostics':
        this.#diagnostics.set(convert.toUri(parameters.uri), parameters.diagnostics.map(convert.toDiagnostic));
        break;
      case 'window/logMessage':
        this.#log.error(parameters.message);
        break;
      default:
        break;
    }
  }

  /** Asks about a text; `undefined` where there is no answer, or VS Code no longer waits for one. */
  async #ask(method, document, token, parameters = {}) {
    if (!isOfSite(document)) return undefined;
    try {
      const asked = { textDocument: convert.document(document), ...parameters };
      const answer = await this.#connection.request(`textDocument/${method}`, asked);
      return token.isCancellationRequested || answer === null ? undefined : answer;
    } catch (error) {
      this.#log.error(`${method}: ${error.message}`);
      return undefined;
    }
  }

  #provide(capabilities) {
    const { languages } = vscode;
    const add = (isOffered, registration) => {
      if (isOffered) this.#parts.push(registration(isOffered));
    };
    const at = (place) => ({ position: convert.position(place) });

    add(capabilities.codeActionProvider, ({ codeActionKinds }) => {
      const provideCodeActions = async (document, range, context, token) => {
        const actions = await this.#ask('codeAction', document, token, {
          range: convert.range(range),
          context: {
            diagnostics: context.diagnostics.map(convert.diagnostic),
            only: context.only && [context.only.value],
          },
        });
        return actions?.map(convert.toCodeAction).filter((action) => action !== undefined);
      };
      const kinds = codeActionKinds.map((kind) => vscode.CodeActionKind.Empty.append(kind));
      return languages.registerCodeActionsProvider(
        SELECTOR,
        { provideCodeActions },
        { providedCodeActionKinds: kinds },
      );
    });

    add(capabilities.completionProvider, ({ triggerCharacters }) => {
      const provideCompletionItems = async (document, position, token) => {
        const list = await this.#ask('completion', document, token, at(position));
        return list && convert.toCompletionList(list);
      };
      return languages.registerCompletionItemProvider(SELECTOR, { provideCompletionItems }, ...triggerCharacters);
    });

    add(capabilities.hoverProvider, () => {
      const provideHover = async (document, position, token) => {
        const hover = await this.#ask('hover', document, token, at(position));
        return hover && convert.toHover(hover);
      };
      return languages.registerHoverProvider(SELECTOR, { provideHover });
    });

    add(capabilities.definitionProvider, () => {
      const provideDefinition = async (document, position, token) => {
        const location = await this.#ask('definition', document, token, at(position));
        return location && convert.toLocation(location);
      };
      return languages.registerDefinitionProvider(SELECTOR, { provideDefinition });
    });

    add(capabilities.documentSymbolProvider, () => {
      const provideDocumentSymbols = async (document, token) => {
        const symbols = await this.#ask('documentSymbol', document, token);
        return symbols?.map(convert.toDocumentSymbol);
      };
      return languages.registerDocumentSymbolProvider(SELECTOR, { provideDocumentSymbols });
    });
  }
}

module.exports = { Client, initializeParameters };
