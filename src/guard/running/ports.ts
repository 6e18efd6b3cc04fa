import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disk } from '../../ports/disk.ts';
import type { LocalDoor } from '../../ports/local-door.ts';
import type { Log } from '../../ports/log.ts';
import type { Links } from '../../ports/links.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import type { Net } from '../../ports/net.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import type { Random } from '../../ports/random.ts';

/** All that a guard needs of the world. */
import type { TlsServer } from '../../ports/tls-server.ts';

export interface GuardPorts {
  readonly net: Net;
  readonly tls: TlsServer;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly disk: Disk;
  readonly files: AppendDisk;
  readonly doors: LocalDoor;
  readonly neighbours: Neighbours;
  readonly links: Links;
  readonly cards: OwnCards;
}
