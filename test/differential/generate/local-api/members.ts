import { type Choices, once } from '../choices.ts';
import type { Message } from './message.ts';

/** Members of a header or a body, in the order in which they are written; a key may be there twice. */
export type Members = Message['header'];

/** The body, and now and then the header. */
export const sideOf = (choices: Choices, message: Message): Members =>
  once(choices, 3) ? message.header : message.body;

/** Adds a member anywhere. */
export function put(choices: Choices, members: Members, member: readonly [string, string]): void {
  members.splice(choices.below(members.length + 1), 0, [...member]);
}

/** One member of that key in place of the first one, or none. */
export function set(members: Members, key: string, json: string | undefined): void {
  const at = members.findIndex(([known]) => known === key);
  if (at >= 0) members.splice(at, 1);
  if (json !== undefined) members.push([key, json]);
}
