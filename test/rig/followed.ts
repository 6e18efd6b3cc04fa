import type { Follow, Told } from '../../src/ports/follow.ts';

/** A program that goes on and says what a test has it say: to whoever started it last. */
export function followed() {
  let last: Told | undefined;
  const started: (readonly string[])[] = [];
  const follow: Follow = {
    start: ({ program, args }, told) => {
      last = told;
      started.push([program, ...args]);
      return { stop: async () => {} };
    },
  };
  const said: Told = { line: (text) => last?.line(text), ended: (why) => last?.ended(why) };
  return { follow, said, started };
}
