'use strict';

/**
 * Messages of JSON-RPC 2.0 over two streams, each with its length in bytes in a header before it
 * (Language Server Protocol 3.17, “Base Protocol”).
 */

/** The longest header, in bytes; real ones have less than a hundred. */
const MAXIMUM_HEADER = 8192;
const HEADER_END = Buffer.from('\r\n\r\n');
const METHOD_NOT_FOUND = -32601;

/** Finds messages in a stream of bytes, however it is cut into pieces. */
class MessageReader {
  #pieces = [];
  #size = 0;
  /** How many bytes must be there before it is worth a look. */
  #needed = 0;

  /**
   * Takes more of the stream, and gives the messages that are complete.
   *
   * @param {Buffer} bytes
   * @returns {object[]}
   * @throws {Error} Where the stream is not one of messages. There is no way to go on with it.
   */
  take(bytes) {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    if (this.#size < this.#needed) return [];
    const messages = [];
    let rest = Buffer.concat(this.#pieces);
    let frame = MessageReader.#frame(rest);
    while (frame.message !== undefined) {
      messages.push(JSON.parse(frame.message));
      rest = rest.subarray(frame.end);
      frame = MessageReader.#frame(rest);
    }
    [this.#pieces, this.#size, this.#needed] = [[rest], rest.length, frame.end];
    return messages;
  }

  /** The first message, and where it ends; without a message, how many bytes are needed for more. */
  static #frame(bytes) {
    const headerEnd = bytes.subarray(0, MAXIMUM_HEADER + HEADER_END.length).indexOf(HEADER_END);
    if (headerEnd < 0) {
      if (bytes.length > MAXIMUM_HEADER) throw new Error('a header is too long');
      return { end: bytes.length + 1 };
    }
    const length = /^content-length: *(\d+) *$/im.exec(bytes.toString('latin1', 0, headerEnd).replaceAll('\r', ''));
    if (length === null) throw new Error('a header has no `Content-Length`');
    const start = headerEnd + HEADER_END.length;
    const end = start + Number(length[1]);
    return bytes.length < end ? { end } : { end, message: bytes.toString('utf8', start, end) };
  }
}

/** A message with its header. */
function framed(message) {
  const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content]);
}

/** What a server answers to a request that it does not fulfil. */
class ResponseError extends Error {
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

/** Requests and notifications to a server, and its notifications. */
class Connection {
  #output;
  #waiting = new Map();
  #lastID = 0;
  #closed = false;

  /**
   * @param {NodeJS.ReadableStream} input What the server writes.
   * @param {NodeJS.WritableStream} output What the server reads.
   * @param {(method: string, parameters: any) => void} notified Is told of each notification.
   * @param {(error: Error) => void} failed Is told, once, if the server does not keep to the protocol.
   */
  constructor(input, output, notified, failed) {
    this.#output = output;
    const reader = new MessageReader();
    input.on('data', (bytes) => {
      if (this.#closed) return;
      let messages;
      try {
        messages = reader.take(bytes);
      } catch (error) {
        this.close();
        failed(error);
        return;
      }
      for (const message of messages) this.#take(message, notified);
    });
    // A server that has ended reads no more; its end is told elsewhere.
    output.on('error', () => this.close());
  }

  #take(message, notified) {
    if (message.method !== undefined) {
      if (message.id === undefined) {
        notified(message.method, message.params);
      } else {
        const error = { code: METHOD_NOT_FOUND, message: `there is no request ${message.method} here` };
        this.#send({ id: message.id, error });
      }
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id);
    if (message.error) waiting.reject(new ResponseError(message.error));
    else waiting.resolve(message.result);
  }

  #send(message) {
    if (!this.#closed) this.#output.write(framed(message));
  }

  /**
   * Asks the server.
   *
   * @returns {Promise<any>} Its answer; `undefined` if the connection ends before.
   */
  request(method, parameters) {
    if (this.#closed) return Promise.resolve(undefined);
    const id = ++this.#lastID;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params: parameters });
    });
  }

  notify(method, parameters) {
    this.#send({ method, params: parameters });
  }

  /** Ends what is waited for. */
  close() {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.resolve(undefined);
    this.#waiting.clear();
  }
}

module.exports = { Connection, MessageReader, framed };
