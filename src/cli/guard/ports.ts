import type { GuardPorts } from '../../guard/running/ports.ts';
import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeExec } from '../../host/exec.ts';
import { nodeLinks } from '../../host/links.ts';
import { localDoor } from '../../host/local-door.ts';
import { linuxNeighbours } from '../../host/neighbours.ts';
import { nodeNet } from '../../host/net.ts';
import { ownCards } from '../../host/own-cards.ts';
import { nodeRandom } from '../../host/random.ts';
import { nodeTlsServer } from '../../host/tls-server.ts';
import type { Log } from '../../ports/log.ts';

export const guardPorts = (log: Log): GuardPorts => ({
  neighbours: linuxNeighbours(nodeClock()),
  links: nodeLinks({ clock: nodeClock(), exec: nodeExec(), log }),
  cards: ownCards(),
  net: nodeNet(),
  tls: nodeTlsServer(),
  clock: nodeClock(),
  random: nodeRandom(),
  disk: nodeDisk(),
  files: nodeAppendDisk(),
  doors: localDoor(),
  log,
});
