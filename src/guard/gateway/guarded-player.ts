import type { Endpoint, IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { LocalPorts } from '../firewall/local-ports.ts';
import type { ServiceMap } from '../request/service-map.ts';

/** A player behind the guard, as `tonewall.yaml` names it. */
export interface PlayerPlace {
  /** The room of the file. */
  readonly room: string;
  /** Whose place it is, where that was told: what answers under another name is not this player. */
  readonly id?: PlayerId;
  /** Where the file has it, if it is elsewhere now. */
  readonly movedFrom?: string;
  /** Where the player itself answers. */
  readonly endpoint: Endpoint;
  /** The address under which clients know it. */
  readonly guardAddress: IpAddress;
  /**
   * Where a gateway's firewall brings what is sent to its doors, by the port of the door: `guardAddress` is the player's own then,
   * and no address of this machine. Absent where the guard has `guardAddress` itself.
   */
  readonly localPorts?: LocalPorts;
}

/** What its description told. Until it told that, nothing is let through to it. */
export interface KnownPlayer {
  readonly id: PlayerId;
  readonly model: string;
  readonly build: string;
  readonly services: ServiceMap;
  /**
   * Where UPnP is switched off in it: whether its calls are answered over TLS all the same (one report says so, and texts of
   * 86.10 fit it) or not at all, and the local API alone tells anything. Absent where port 1400 answers.
   */
  readonly upnp?: 'over-tls' | 'off';
}

/** The address that the file has for a player. */
export const addressInFile = ({ movedFrom, endpoint }: Pick<PlayerPlace, 'movedFrom' | 'endpoint'>): string =>
  movedFrom ?? endpoint.host;
