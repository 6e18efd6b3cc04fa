import { cidrContains, type IpAddress } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';
import { byName } from '../firewall/name-rules.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Rights } from './answering.ts';
import { PermitList } from './permit-list.ts';

type Segment = Gateway['people'][number];

interface Listed extends Omit<Rights, 'asker'> {
  readonly segment: Segment;
}

/** The segments whose players reach the internet by name, each with its list. */
export class ListedSegments {
  readonly #listed: readonly Listed[];

  constructor(gateway: Gateway | undefined) {
    this.#listed = (gateway ? byName(gateway) : []).flatMap((segment) => {
      const { internet } = segment;
      return internet ? [{ segment, list: new PermitList(internet.names), resolver: internet.resolver }] : [];
    });
  }

  get all(): readonly Segment[] {
    return this.#listed.map(({ segment }) => segment);
  }

  /** What holds for an address; undefined for one of no such segment. */
  rightsOf(address: IpAddress, places: readonly PlayerPlace[]): Rights | undefined {
    const found = this.#listed.find(({ segment }) => cidrContains(segment.network, address));
    if (!found) return undefined;
    const { segment, list, resolver } = found;
    const room = places.find(({ endpoint }) => endpoint.host === address)?.room;
    const asker = { address, segment: segment.name, ...(room === undefined ? {} : { room }) };
    return { asker, list, resolver };
  }
}
