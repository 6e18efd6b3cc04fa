import type { Config } from '../../config/config.ts';
import { DOOR_PORTS } from '../../catalog/door-ports.ts';
import { printable } from '../../base/text.ts';
import { layoutOf } from '../firewall/layout.ts';
import { EVENT_PORT } from '../firewall/local-ports.ts';

/** A port of TCP that the guard will listen at. */
export interface WantedPort {
  /** `0.0.0.0` for every address. */
  readonly address: string;
  readonly port: number;
  /** Of a door: where clients find it. */
  readonly guardedAt?: string;
  /** What it is for, as it stands behind "for". */
  readonly use: string;
}

/** All that a guard of this configuration listens at. */
export const wantedPorts = (config: Config): readonly WantedPort[] => [
  ...doors(config),
  ...(config.gateway ? [{ address: EVERY, port: EVENT_PORT, use: 'the events of players' }] : []),
  ...(config.frontDesk ? [{ ...at(config.frontDesk), use: 'the front desk' }] : []),
];

const EVERY = '0.0.0.0';

const at = ({ address, port }: { readonly address: string; readonly port: number }) => ({ address, port });

function doors(config: Config): readonly WantedPort[] {
  const layout = layoutOf(config);
  if (layout)
    return layout.doors.map(({ address, port, local }) => ({
      address: EVERY,
      port: local,
      guardedAt: address,
      use: `the door ${port} of ${address}`,
    }));
  return [...config.players.values()].flatMap(({ room, guardedAt }) =>
    DOOR_PORTS.map((port) => ({
      address: guardedAt,
      guardedAt,
      port,
      use: `a door of ${printable(room, 40)}`,
    })),
  );
}
