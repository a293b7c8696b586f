'use strict';

const assert = require('node:assert');
const { PassThrough } = require('node:stream');
const { test } = require('node:test');
const { Connection, MessageReader, framed } = require('../../editors/vscode/connection.js');

const MESSAGES = [
  { id: 1, result: null },
  { method: 'told', params: { text: 'Über Blut 🩸\r\n\r\nContent-Length: 3' } },
  { id: 2, result: 'x'.repeat(300) },
];
const STREAM = Buffer.concat(MESSAGES.map(framed));
const EXPECTED = MESSAGES.map((message) => ({ jsonrpc: '2.0', ...message }));

test('messages are found wherever the stream is cut', () => {
  for (let cut = 0; cut <= STREAM.length; cut += 1) {
    const reader = new MessageReader();
    assert.deepStrictEqual([...reader.take(STREAM.subarray(0, cut)), ...reader.take(STREAM.subarray(cut))], EXPECTED);
  }
});

test('messages are found if they come byte by byte', () => {
  const reader = new MessageReader();
  assert.deepStrictEqual([...STREAM].flatMap((byte) => reader.take(Buffer.from([byte]))), EXPECTED);
});

test('other lines of a header are passed over, and its letters may be of any case', () => {
  const header = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:4\r\n\r\n';
  assert.deepStrictEqual(new MessageReader().take(Buffer.from(`${header}null`)), [null]);
});

for (const [name, stream] of [
  ['without a length', 'Content-Type: x\r\n\r\n{}'],
  ['with a length that is no number', 'Content-Length: many\r\n\r\n{}'],
  ['that does not end', 'x'.repeat(10000)],
]) {
  test(`a header ${name} is an error`, () => {
    assert.throws(() => new MessageReader().take(Buffer.from(stream)), /header/);
  });
}

/** A connection, and what a server sees of it. */
function connected() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const seen = { notifications: [], failures: [] };
  const connection = new Connection(
    input,
    output,
    (...notification) => seen.notifications.push(notification),
    (error) => seen.failures.push(error.message),
  );
  const reader = new MessageReader();
  const written = () => reader.take(output.read() ?? Buffer.alloc(0));
  const answer = async (bytes) => {
    input.write(bytes);
    await new Promise(setImmediate);
  };
  return { answer, connection, seen, written };
}

test('answers come to their requests, in any order', async () => {
  const { answer, connection, written } = connected();
  const asked = Promise.allSettled([connection.request('a', { x: 1 }), connection.request('b')]);
  assert.deepStrictEqual(written(), [
    { jsonrpc: '2.0', id: 1, method: 'a', params: { x: 1 } },
    { jsonrpc: '2.0', id: 2, method: 'b' },
  ]);
  await answer(Buffer.concat([framed({ id: 2, result: 'two' }), framed({ id: 1, error: { code: 5, message: 'no' } })]));
  const [first, second] = await asked;
  assert.deepStrictEqual([first.reason.message, first.reason.code, second.value], ['no', 5, 'two']);
});

test('a request of the server is answered, and its notifications are passed on', async () => {
  const { answer, seen, written } = connected();
  await answer(framed({ method: 'told', params: [1] }));
  await answer(framed({ id: 'x', method: 'workspace/configuration' }));
  assert.deepStrictEqual(seen.notifications, [['told', [1]]]);
  const error = { code: -32601, message: 'there is no request workspace/configuration here' };
  assert.deepStrictEqual(written(), [{ jsonrpc: '2.0', id: 'x', error }]);
});

test('what is no message ends the connection, and what waits for an answer', async () => {
  const { answer, connection, seen, written } = connected();
  const asked = connection.request('a');
  written();
  await answer('Content-Length: 2\r\n\r\n{{');
  await answer(framed({ method: 'told' }));
  assert.strictEqual(seen.failures.length, 1);
  assert.deepStrictEqual(seen.notifications, []);
  assert.strictEqual(await asked, undefined);
  assert.strictEqual(await connection.request('b'), undefined);
  connection.notify('c');
  assert.deepStrictEqual(written(), []);
});
