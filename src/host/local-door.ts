import { chmod, lchown, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { TonewallError } from '../base/errors.ts';
import type { DoorOwner, LocalDoor, OpenDoor } from '../ports/local-door.ts';
import { unwritable } from './disk/reasons.ts';
import { makeFolders } from './disk/make-folders.ts';
import { letIn } from './let-in.ts';

const DEADLINE_MS = 5000;
const MOST_QUESTION = 4096;
const MOST_ANSWER = 1_048_576;

/**
 * UNIX-domain sockets. What could go wrong: another user of the machine connects (the folder is made for its owner only
 * and the socket has mode 0600; connecting needs permission to write, unix(7)), a peer is slow or talks without end (a
 * deadline, a length, eight at once), a dead process left its socket (it is replaced only after nobody answered).
 * Proven in `local-door.test.ts`.
 */
export const localDoor = (): LocalDoor => ({ open, ask });

type Answer = (question: string) => string | Promise<string>;

async function open(path: string, answer: Answer, owner?: DoorOwner): Promise<OpenDoor> {
  const server = createServer((socket) => {
    // A question that cannot be answered ends with its connection, not with the process.
    serve(socket, answer).catch(() => socket.destroy());
  });
  server.maxConnections = 8;
  try {
    // Another owner has to get in; what is in the folder is its own affair by its own mode.
    makeFolders(dirname(path), owner ? 0o755 : 0o700);
    if (owner) await letIn(path, owner);
    await listen(server, path).catch((cause: unknown) => replaceDead(server, path, cause));
    await chmod(path, 0o600);
    // Never through a link that somebody put there meanwhile.
    if (owner) await lchown(path, owner.uid, owner.gid);
  } catch (cause) {
    server.close();
    throw cause instanceof TonewallError ? cause : unwritable(path, cause);
  }
  // Closing removes the socket from the folder.
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path, readableAll: false, writableAll: false }, () => {
      server.off('error', reject);
      resolve();
    });
  });

async function replaceDead(server: Server, path: string, cause: unknown): Promise<void> {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause;
  if (await answers(path)) throw new TonewallError('address-in-use', `another process answers at ${path}`);
  await rm(path);
  await listen(server, path);
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function serve(socket: Socket, answer: Answer): Promise<void> {
  const question = await line(socket, MOST_QUESTION);
  if (question === undefined) socket.destroy();
  else socket.end(`${await answer(question)}\n`);
}

async function ask(path: string, question: string): Promise<string | undefined> {
  const socket = createConnection(path);
  socket.write(`${question}\n`);
  const answered = await line(socket, MOST_ANSWER);
  socket.destroy();
  return answered;
}

/** The first line; undefined when there is none in time, it is too long, or the socket fails. */
function line(socket: Socket, most: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const timer = setTimeout(() => socket.destroy(), DEADLINE_MS);
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    socket.on('data', (piece: string) => {
      text += piece;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > most) socket.destroy();
    });
  });
}
