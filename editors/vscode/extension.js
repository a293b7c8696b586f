'use strict';

/** The extension: its settings, its commands, and what it says to the person. */

const { homedir } = require('node:os');
const path = require('node:path');
const vscode = require('vscode');
const { Client, initializeParameters } = require('./client.js');
const { Server } = require('./server.js');

const OPEN_SETTING = 'Open the Setting';
const SHOW_OUTPUT = 'Show the Output';
const RESTART = 'Restart';
const PREVIEW = 'sitegen serve';

/** The one extension that runs in this window. */
let running;

class Extension {
  #log = vscode.window.createOutputChannel('sitegen', { log: true });
  #server;
  #client;
  /** Starts and stops, one after the other. */
  #turn = Promise.resolve();

  constructor(subscriptions) {
    const restart = () => this.restart();
    subscriptions.push(
      this.#log,
      vscode.commands.registerCommand('sitegen.restart', restart),
      vscode.commands.registerCommand('sitegen.preview', () => this.preview()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('sitegen')) restart();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(restart),
    );
  }

  /** What to run, and where; `undefined` if no folder is open. */
  #command() {
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
    if (folder === undefined) return undefined;
    const settings = vscode.workspace.getConfiguration('sitegen');
    let program = settings.get('path').trim() || 'sitegen';
    if (program.startsWith('~/')) program = path.join(homedir(), program.slice(2));
    // A bare name is looked up on the PATH.
    if (/[/\\]/.test(program)) program = path.resolve(folder.fsPath, program);
    return { program, folder: folder.fsPath, arguments: settings.get('arguments') };
  }

  #start() {
    const command = this.#command();
    if (command === undefined) return;
    this.#server = new Server(
      { ...command, arguments: ['lsp', ...command.arguments], initialize: initializeParameters() },
      {
        started: (connection, capabilities) => {
          this.#client = new Client(connection, capabilities, this.#log);
        },
        ended: () => this.#forget(),
        notified: (method, parameters) => this.#client?.notified(method, parameters),
        said: (text) => this.#log.warn(text),
        failed: (failure) => this.#tell(failure, command.program),
      },
    );
    this.#server.start();
  }

  /** Takes back what the server said. */
  #forget() {
    this.#client?.dispose();
    this.#client = undefined;
  }

  async #stop() {
    const server = this.#server;
    this.#server = undefined;
    this.#forget();
    await server?.stop();
  }

  #inTurn(step) {
    this.#turn = this.#turn.then(step);
    return this.#turn;
  }

  start() {
    return this.#inTurn(() => this.#start());
  }

  stop() {
    return this.#inTurn(() => this.#stop());
  }

  restart() {
    return this.#inTurn(async () => {
      await this.#stop();
      this.#start();
    });
  }

  /** Says what is wrong, and offers what helps. */
  async #tell(failure, program) {
    this.#log.error(`${program}: ${failure.detail}`);
    const [message, ...buttons] = {
      missing: [
        `There is no program \`${program}\`. Install sitegen, or write in the setting \`sitegen.path\` where it is.`,
        OPEN_SETTING,
      ],
      notExecutable: [
        `\`${program}\` cannot be run: it is a folder, or it may not be executed. Write in the setting \`sitegen.path\` where sitegen is.`,
        OPEN_SETTING,
      ],
      notStarted: [`\`${program}\` cannot be started: ${failure.detail}.`, OPEN_SETTING, SHOW_OUTPUT],
      endedAtOnce: [
        `\`${program} lsp\` ended at once: ${failure.detail}`,
        OPEN_SETTING,
        SHOW_OUTPUT,
      ],
      endsAgainAndAgain: [`\`${program} lsp\` ended several times. It is not started again.`, RESTART, SHOW_OUTPUT],
    }[failure.kind];
    const chosen = await vscode.window.showErrorMessage(message, ...buttons);
    if (chosen === OPEN_SETTING) vscode.commands.executeCommand('workbench.action.openSettings', 'sitegen.path');
    else if (chosen === SHOW_OUTPUT) this.#log.show();
    else if (chosen === RESTART) this.restart();
  }

  /** Runs `sitegen serve` in a terminal; its first lines have the address. */
  preview() {
    const command = this.#command();
    if (command === undefined) {
      vscode.window.showErrorMessage('Open the folder of the site first.');
      return;
    }
    const open = vscode.window.terminals.find((one) => one.name === PREVIEW && one.exitStatus === undefined);
    const terminal =
      open ??
      vscode.window.createTerminal({
        name: PREVIEW,
        cwd: command.folder,
        shellPath: command.program,
        shellArgs: ['serve', ...command.arguments, '--editor', `${vscode.env.uriScheme}://file{path}:{line}:{column}`],
      });
    terminal.show();
  }
}

function activate(context) {
  running = new Extension(context.subscriptions);
  return running.start();
}

async function deactivate() {
  await running?.stop();
  running = undefined;
}

module.exports = { activate, deactivate };
