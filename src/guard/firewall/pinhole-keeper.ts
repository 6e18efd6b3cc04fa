/**
 * The one part of a running gateway that may change the kernel's rules, as a process of its own. What could go wrong: the guard is taken over
 * and asks for more than it should get (only pinholes, only from a player of the configuration to people, and all of them at most as many as
 * the set takes), somebody else asks (the socket has one owner: `LocalDoor`). Proven in `pinhole-keeper.test.ts` and `test/lab/local-music.test.ts`.
 */
import type { Exec } from '../../ports/exec.ts';
import type { Layout } from './layout.ts';
import { isBetween, pinholeIn, pinholeText } from './pinhole.ts';

export type HelperAnswer = 'opened' | 'not-understood' | 'not-between' | 'failed';

interface HelperParts {
  readonly exec: Exec;
  /** Of the configuration as it is now; undefined where it has no segments or cannot be read. */
  readonly layout: () => Promise<Layout | undefined>;
}

/** Answers one line of JSON with one word. */
export function helper({ exec, layout }: HelperParts): (line: string) => Promise<HelperAnswer> {
  return async (line) => {
    const pinhole = pinholeIn(line);
    if (!pinhole) return 'not-understood';
    const now = await layout();
    if (!now || !isBetween(pinhole, now)) return 'not-between';
    const { code } = await exec.run({ program: 'nft', args: ['-f', '-'], input: pinholeText(pinhole) });
    return code === 0 ? 'opened' : 'failed';
  };
}

/** Where the helper answers, unless it is told otherwise. */
export const HELPER_SOCKET = '/run/tonewall/firewall.sock';
