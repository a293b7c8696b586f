'use strict';

/** The process of `sitegen lsp`: its start, its end, and its start again if it ended by itself. */

const { spawn } = require('node:child_process');
const { Connection } = require('./connection.js');

/** How often it is started again within `SPAN`, before that is left to the person. */
const MAXIMUM_RESTARTS = 4;
/** Milliseconds. */
const SPAN = 3 * 60 * 1000;
/** How long the server may take to answer the request to end, and then to end, in milliseconds. VS Code gives five seconds. */
const PATIENCE = 2000;
/** How long its last words may come after its end, in milliseconds. A process that it started can keep its streams open. */
const LAST_WORDS = 500;

/** What keeps the server from work. `kind` says which of them it is, `detail` what the system or the server said of it. */
class ServerFailure extends Error {
  /**
   * @param {'missing' | 'notExecutable' | 'notStarted' | 'endedAtOnce' | 'endsAgainAndAgain'} kind
   * @param {string} detail
   */
  constructor(kind, detail) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }
}

const within = (milliseconds, promise) => {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  return Promise.race([promise.then(() => true), late]).finally(() => clearTimeout(timer));
};

class Server {
  #command;
  #events;
  #child;
  #connection;
  #restarts = [];
  #isStopping = false;

  /**
   * @param {{ program: string, arguments: string[], folder: string, initialize: object }} command What to run, in which folder,
   *     and what to say of the editor.
   * @param {{
   *     started: (connection: Connection, capabilities: any) => void,
   *     ended: () => void,
   *     notified: (method: string, parameters: any) => void,
   *     said: (text: string) => void,
   *     failed: (failure: ServerFailure) => void,
   * }} events `started` and `ended` follow each other; after `failed`, nothing does.
   */
  constructor(command, events) {
    this.#command = command;
    this.#events = events;
  }

  start() {
    const { program, folder } = this.#command;
    const child = spawn(program, this.#command.arguments, { cwd: folder, stdio: 'pipe' });
    this.#child = child;
    let lastWords = '';
    let isReady = false;
    let isOver = false;
    const connection = new Connection(
      child.stdout,
      child.stdin,
      (method, parameters) => this.#events.notified(method, parameters),
      (error) => {
        this.#events.said(`The server does not keep to the protocol: ${error.message}`);
        child.kill();
      },
    );
    this.#connection = connection;

    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => {
      lastWords = (lastWords + text).slice(-2000);
      this.#events.said(text.trimEnd());
    });

    const over = (failure) => {
      if (isOver) return;
      isOver = true;
      connection.close();
      child.stdout.destroy();
      child.stderr.destroy();
      if (isReady) this.#events.ended();
      if (this.#isStopping) return;
      if (failure) this.#events.failed(failure);
      else this.#again(lastWords);
    };
    child.on('error', (error) => {
      const kinds = { ENOENT: 'missing', EACCES: 'notExecutable' };
      // An error of a process that runs is that of a signal that could not be sent.
      if (child.pid === undefined) over(new ServerFailure(kinds[error.code] ?? 'notStarted', error.message));
    });
    child.on('exit', async (status, signal) => {
      await within(LAST_WORDS, new Promise((resolve) => child.once('close', resolve)));
      const end = signal === null ? `status ${status}` : signal;
      if (!this.#isStopping) this.#events.said(`The server ended: ${end}`);
      over(isReady ? undefined : new ServerFailure('endedAtOnce', lastWords.trim().split('\n')[0] || end));
    });

    connection
      .request('initialize', this.#command.initialize)
      .then((result) => {
        if (result === undefined || isOver || this.#isStopping) return;
        isReady = true;
        connection.notify('initialized', {});
        this.#events.started(connection, result.capabilities);
      })
      .catch((error) => {
        this.#events.said(`The server refuses to start: ${error.message}`);
        child.kill();
      });
  }

  #again(lastWords) {
    const now = Date.now();
    this.#restarts = this.#restarts.filter((time) => now - time < SPAN);
    if (this.#restarts.length >= MAXIMUM_RESTARTS) {
      const detail = lastWords.trim().split('\n')[0];
      this.#events.failed(new ServerFailure('endsAgainAndAgain', detail));
      return;
    }
    this.#restarts.push(now);
    this.start();
  }

  /** Ends the server in an orderly way if it can, and by force if it does not end. */
  async stop() {
    if (this.#isStopping) return;
    this.#isStopping = true;
    const child = this.#child;
    const connection = this.#connection;
    if (child === undefined || child.pid === undefined) return;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const told = connection.request('shutdown').catch(() => undefined);
    if (await within(PATIENCE, told)) connection.notify('exit');
    child.stdin.end();
    if (!(await within(PATIENCE, gone))) {
      child.kill('SIGKILL');
      await gone;
    }
    connection.close();
  }
}

module.exports = { MAXIMUM_RESTARTS, Server, ServerFailure };
