import { printable } from '../../base/text.ts';
import type { ShownSpoof } from '../../guard/approval/messages.ts';

/** So many are told; the journal has the rest. */
const MOST_TOLD = 10;

/** Addresses that several claim, or that are this computer's and claimed by another. */
export function spoofedLines(spoofed: readonly ShownSpoof[]): readonly string[] {
  const told = spoofed.slice(0, MOST_TOLD);
  return [
    ...told.map(
      ({ segment, address, hardware, whose, room }) =>
        `${SPOOFED[whose](printable(room ?? '', 40))}: ${printable(address, 60)} by ${printable(hardware, 20)} in ${printable(segment, 40)}`,
    ),
    ...(spoofed.length > told.length
      ? [`  and ${spoofed.length - told.length} more: tonewall journal query --kind neighbour-spoofed`]
      : []),
  ];
}

const SPOOFED: Readonly<Record<ShownSpoof['whose'], (room: string) => string>> = {
  guard: () => 'AN ADDRESS OF THIS COMPUTER IS CLAIMED BY ANOTHER',
  player: (room) => `THE ADDRESS OF ${room} IS CLAIMED BY SEVERAL`,
  neighbour: () => 'An address is claimed by several',
};
