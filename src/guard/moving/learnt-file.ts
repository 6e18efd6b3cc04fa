/**
 * What was learnt of players, in the state folder, so that it holds across a restart. What could go wrong: the file is damaged (then it is
 * learnt anew, and nobody has moved), it grows (a line for each room). Proven in `learnt-file.test.ts`.
 */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { TonewallError } from '../../base/errors.ts';
import { PLAYER_ID } from '../../base/ids.ts';
import { Hardware, Ipv4, Strict } from '../../base/yaml/schema-parts.ts';
import type { Disk } from '../../ports/disk.ts';
import type { Log } from '../../ports/log.ts';

/** Of one player: a wired and a wireless card, and those of an adapter or two. */
export const MOST_HARDWARE = 8;

export const LearntPlayer = Strict({
  room: Type.String(),
  /** In the file. */
  address: Ipv4,
  id: Type.String({ pattern: PLAYER_ID.source }),
  /** Hardware addresses that it was seen with, lower case with colons; the newest last. */
  hardware: Type.Array(Hardware, { maxItems: MOST_HARDWARE }),
  /** Where it is, where that is elsewhere. */
  at: Type.Optional(Ipv4),
});
export type LearntPlayer = Static<typeof LearntPlayer>;

const FileSchema = Strict({
  format: Type.Literal('tonewall-players'),
  version: Type.Literal(1),
  players: Type.Array(LearntPlayer),
});

/** Five thousand players behind one gateway, at most. */
const MOST_BYTES = 2_097_152;

export interface LearntFile {
  /** Nobody where there is no file, and where it cannot be used: that is said. */
  read(): Promise<readonly LearntPlayer[]>;
  /** Fails with `file-unwritable`. */
  write(players: readonly LearntPlayer[]): Promise<void>;
}

export function learntFile(
  { disk, log }: { readonly disk: Pick<Disk, 'read' | 'write' | 'stamp'>; readonly log: Log },
  stateFolder: string,
): LearntFile {
  const path = `${stateFolder}/players.json`;
  return {
    read: async () => {
      try {
        return (await disk.stamp(path)) !== undefined ? playersIn(await disk.read(path, MOST_BYTES)) : [];
      } catch (cause) {
        if (!(cause instanceof TonewallError || cause instanceof SyntaxError)) throw cause;
        log.warn('what was learnt of players cannot be used and is learnt anew', {
          path,
          cause: cause.message,
        });
        return [];
      }
    },
    write: (players) => disk.write(path, textOf(players)),
  };
}

function playersIn(bytes: Uint8Array): readonly LearntPlayer[] {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Value.Check(FileSchema, value)) throw new SyntaxError('it is no list of players');
  return value.players;
}

const textOf = (players: readonly LearntPlayer[]): string =>
  `${JSON.stringify({ format: 'tonewall-players', version: 1, players }, undefined, 2)}\n`;
