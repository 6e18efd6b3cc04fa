import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from './discovery-lab.ts';
import { must } from './gateway.ts';

/** A card of the router in a lab, as `createLab` wired it. */
export interface Cable {
  readonly card: string;
  readonly address: string;
  readonly segment: string;
  /** The other end, on the switch of that segment. */
  readonly port: string;
  /** The hardware address of the new card; one by chance where none is named. */
  readonly hardware?: string;
}

/**
 * The router's end of the cable is deleted, and with it the other; both come back under their names. Without a pause it is so quick that the
 * card seems never to have been away: two batches of `ip`, started beforehand.
 */
export async function replug(
  { hosts: { router }, folder }: Pick<House<'router'>, 'hosts' | 'folder'>,
  { card, address, segment, port, hardware }: Cable,
  afterMs: number,
): Promise<void> {
  const bridges = router.name.replace(/router$/, 'switch');
  const end = join(folder, 'end');
  const named = hardware === undefined ? '' : ` address ${hardware}`;
  writeFileSync(
    end,
    `link add ${card}${named} type veth peer name ${port} netns ${bridges}\naddr add ${address}/24 dev ${card}\nlink set ${card} up\n`,
  );
  const script = `ip link delete ${card}; sleep ${afterMs / 1000}; ip -batch ${end}; ip -n ${bridges} link set ${port} master ${segment} up`;
  await must(router, 'sh', '-ec', script);
}
