import type { LocalDoor } from '../../ports/local-door.ts';
import { answerIn, type FirewallAnswer, type FirewallQuestion } from '../firewall/questions.ts';

/** Asks the process that may change the kernel's rules; undefined where none answers in its words. */
export type AskFirewall = (question: FirewallQuestion) => Promise<FirewallAnswer | undefined>;

export const firewallAt =
  (doors: Pick<LocalDoor, 'ask'>, socket: string): AskFirewall =>
  async (question) => {
    const line = await doors.ask(socket, JSON.stringify(question));
    return line === undefined ? undefined : answerIn(line);
  };
