import { rolldown } from 'rolldown';

export interface BundleOptions {
  /** Files to begin at, by the path that each gets in `folder`, without its ending. */
  readonly entries: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Where in `folder` the parts go that several entries need. */
  readonly parts: string;
}

/**
 * Of packages only typebox is taken in: it is 679 of the 1,400 modules of a guard, and of most of them nothing is used. A start
 * takes a third less time for it, and memory is 16 MB less. The others stay packages, so that their licences, advisories and
 * updates are found where people look for them.
 */
const TAKEN_IN = /^typebox($|\/)/;
const OWN = /^[./]/;

/** JavaScript of our modules, in a few files, readable: what is only used by one sub-command stays apart and is read when asked for. */
export async function bundle({ entries, folder, parts }: BundleOptions): Promise<void> {
  const build = await rolldown({
    input: { ...entries },
    platform: 'node',
    external: (id) => !OWN.test(id) && !TAKEN_IN.test(id),
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  await build.write({ dir: folder, entryFileNames: '[name].js', chunkFileNames: `${parts}/[name].js` });
  await build.close();
}
