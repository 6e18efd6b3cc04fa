import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerRequest } from './answer-request.ts';
import type { Conversation } from './conversation.ts';
import { recordConnection, type Desk } from './desk.ts';
import type { HttpHandlers } from './http-server.ts';
import { recordRequest } from './request.ts';
import { unreadableOf } from './unreadable.ts';

const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';

/** What a player's web server does with what comes over its connections. */
export const handlersOf = (desk: Desk): HttpHandlers => ({
  onRequest: (message) => onRequest(desk, message),
  wantsUpgrade: (message) => wantsUpgrade(desk, message),
  onUpgrade: (message, head) => onUpgrade(desk, message, head),
  onConnect: (message) => onConnect(desk, message),
  onUnreadable: (error, socket) => onUnreadable(desk, error, socket),
  onIdle: (socket) => {
    const conversation = desk.conversations.get(socket);
    if (conversation) conversation.end = 'idle';
    socket.destroy();
  },
});

function conversationOf({ conversations }: Desk, socket: Duplex): Conversation {
  const conversation = conversations.get(socket);
  if (!conversation) throw new Error('a request without a connection');
  return conversation;
}

/** The player closes after its first answer: what was sent behind that request is not carried out. */
function onRequest(desk: Desk, message: IncomingMessage): void {
  const { house, player } = desk;
  const { socket } = message;
  const conversation = conversationOf(desk, socket);
  conversation.requests += 1;
  if (conversation.requests > 1) {
    recordRequest({ house, player, message, conversation }).note({ outcome: 'pipelined' });
    return;
  }
  answerRequest({ desk, message, conversation }).catch((cause: unknown) => {
    house.log.warn('a request could not be answered', { player: player.id, cause: String(cause) });
    socket.destroy();
  });
}

const wantsUpgrade = (desk: Desk, message: IncomingMessage): boolean =>
  desk.upgrades?.wants(message, conversationOf(desk, message.socket)) ?? false;

function onUpgrade(desk: Desk, message: IncomingMessage, head: Buffer): void {
  const { socket } = message;
  const conversation = conversationOf(desk, socket);
  conversation.requests += 1;
  // Node.js before 24.9 does not ask whether an upgrade is wanted.
  if (wantsUpgrade(desk, message)) desk.upgrades?.take({ message, socket, head, conversation });
  else socket.end(BAD_REQUEST);
}

function onConnect(desk: Desk, message: IncomingMessage): void {
  const { house, player } = desk;
  const conversation = conversationOf(desk, message.socket);
  conversation.requests += 1;
  recordRequest({ house, player, message, conversation }).note({ status: 400 });
  message.socket.end(BAD_REQUEST);
}

function onUnreadable(desk: Desk, error: Error, socket: Duplex): void {
  const conversation = conversationOf(desk, socket);
  const { outcome, bytes } = unreadableOf(error);
  conversation.end = outcome;
  if (bytes && conversation.requests === 0) {
    recordConnection(desk, { ...conversation, outcome, bytes });
    conversation.told = true;
  }
  if (socket.writable) socket.end(BAD_REQUEST);
  else socket.destroy();
}
