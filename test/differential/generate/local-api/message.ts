import type { Choices } from '../choices.ts';
import type { Command } from './commands.ts';

/** A message on its way to be written. Keys are JSON texts without their quotes, values are JSON texts. */
export interface Message {
  header: [key: string, json: string][];
  body: [key: string, json: string][];
  /** Puts header and body together. */
  shape: (header: string, body: string) => string;
  /** The last step; everything before it is text. */
  encode: (text: string) => Uint8Array;
}

export type MessageTrick = (choices: Choices, message: Message) => void;

export const messageOf = ({ namespace, command, scope, id, body }: Command, cmdId: number): Message => ({
  header: [
    ['namespace', JSON.stringify(`${namespace}:1`)],
    ['command', JSON.stringify(command)],
    [`${scope}Id`, JSON.stringify(id)],
    ['cmdId', JSON.stringify(String(cmdId))],
  ],
  body: body.map(([key, json]) => [key, json]),
  shape: (header, members) => `[${header},${members}]`,
  encode: (text) => Buffer.from(text),
});

export const objectText = (members: readonly (readonly [string, string])[]): string =>
  `{${members.map(([key, json]) => `"${key}":${json}`).join(',')}}`;

export const writeMessage = ({ header, body, shape, encode }: Message): Uint8Array =>
  encode(shape(objectText(header), objectText(body)));
