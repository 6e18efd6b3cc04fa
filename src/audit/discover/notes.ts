const MAX_NOTES = 50;
const MAX_CHARS = 200;

/** What a discovery could not do, or saw and did not follow: each thing once, the first few. It goes into the bundle. */
export interface Notes {
  add(text: string): void;
  all(): readonly string[];
}

export function createNotes(): Notes {
  const seen = new Set<string>();
  let left = 0;
  return {
    add(text) {
      const note = text.slice(0, MAX_CHARS);
      if (seen.has(note)) return;
      if (seen.size < MAX_NOTES) seen.add(note);
      else left += 1;
    },
    all: () => [...seen, ...(left > 0 ? [`and ${left} more things of this kind`] : [])],
  };
}
