import type { Config } from '../../config/config.ts';
import { DOOR_PORTS } from '../../catalog/door-ports.ts';
import { printable } from '../../base/text.ts';
import { type Layout, layoutOf } from '../firewall/layout.ts';
import { EVENT_PORT, RESOLVER_PORT } from '../firewall/local-ports.ts';
import { byName } from '../firewall/name-rules.ts';

/** A port that the guard will have for itself. */
export interface WantedPort {
  /** `0.0.0.0` for every address. */
  readonly address: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** Of a door: where clients find it. */
  readonly guardedAt?: string;
  /** What it is for, as it stands behind "for". */
  readonly use: string;
}

/** All that a guard of this configuration has for itself. Ports for searches are shared. */
export const wantedPorts = (config: Config): readonly WantedPort[] => [
  ...doors(config),
  ...(config.gateway ? [{ ...TCP, address: EVERY, port: EVENT_PORT, use: 'the events of players' }] : []),
  ...names(config),
  ...(config.frontDesk ? [{ ...TCP, ...at(config.frontDesk), use: 'the front desk' }] : []),
];

const EVERY = '0.0.0.0';
const TCP = { protocol: 'tcp' } as const;

const at = ({ address, port }: { readonly address: string; readonly port: number }) => ({ address, port });

const names = ({ gateway }: Config): readonly WantedPort[] =>
  !gateway || byName(gateway).length === 0
    ? []
    : PROTOCOLS.map((protocol) => ({
        protocol,
        address: EVERY,
        port: RESOLVER_PORT,
        use: 'the names that players ask for',
      }));

const PROTOCOLS = ['tcp', 'udp'] as const;

function doors(config: Config): readonly WantedPort[] {
  const layout = layoutOf(config);
  return layout ? localPorts(layout) : ownPorts(config);
}

const localPorts = ({ doors: brought, voices }: Layout): readonly WantedPort[] => [
  ...brought.map(({ address, port, local }) => ({
    ...TCP,
    address: EVERY,
    port: local,
    guardedAt: address,
    use: `the door ${port} of ${address}`,
  })),
  ...voices.map(({ address, local }) => ({
    protocol: 'udp' as const,
    address: EVERY,
    port: local,
    guardedAt: address,
    use: `searches that are sent to ${address}`,
  })),
];

const ownPorts = ({ players }: Config): readonly WantedPort[] =>
  [...players.values()].flatMap(({ room, guardedAt }) =>
    DOOR_PORTS.map((port) => ({
      ...TCP,
      address: guardedAt,
      guardedAt,
      port,
      use: `a door of ${printable(room, 40)}`,
    })),
  );
