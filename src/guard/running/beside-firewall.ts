import type { Config } from '../../config/config.ts';
import { tryRules } from '../firewall/rules-tried.ts';
import { CastAdmissions } from '../gateway/cast-admissions.ts';
import { CutOffs } from '../gateway/cut-offs.ts';
import { LocalMedia } from '../gateway/local-media.ts';
import { Elsewhere } from '../moving/elsewhere.ts';
import { ToldPlaces } from '../moving/told-places.ts';
import { NameDoor } from '../names/name-door.ts';
import type { Policy } from '../policy/decision.ts';
import { TrafficWatch } from '../traffic/watch.ts';
import type { Closers } from './closers.ts';
import type { Kept } from './kept.ts';
import type { Players } from './players.ts';
import type { GuardPorts } from './ports.ts';

/** What a guard between segments does by the process that may change the kernel's rules. */
export interface BesideFirewall {
  readonly cutOffs: CutOffs;
  readonly traffic: TrafficWatch;
  readonly nameDoor: NameDoor;
  readonly localMedia: LocalMedia;
  readonly toldPlaces: ToldPlaces;
  readonly elsewhere: Elsewhere;
  readonly casts: CastAdmissions;
}

interface Around {
  readonly closers: Closers;
  readonly kept: Kept;
  readonly players: Players;
  readonly policy: () => Policy;
  readonly file: Config['file'];
}

export function besideFirewall(
  ports: GuardPorts,
  { closers, kept, players, policy, file }: Around,
): BesideFirewall {
  const { journal, firewall, identities, neighbourWatch } = kept;
  const places = () => players.places();
  const asking = { ...ports, journal, firewall, places };
  const cutOffs = new CutOffs(asking);
  closers.add(() => cutOffs.close());
  const traffic = new TrafficWatch({ ...asking, tryRules: () => tryRules(ports) });
  closers.add(() => traffic.close());
  closers.add(() => neighbourWatch.close());
  const nameDoor = new NameDoor(asking);
  closers.add(() => nameDoor.close());
  const toldPlaces = new ToldPlaces({ ...ports, firewall });
  closers.add(() => toldPlaces.close());
  const casts = new CastAdmissions({ ...asking, identities, policy });
  closers.add(() => casts.close());
  const heardAgoMs: Players['heardAgoMs'] = (place) => players.heardAgoMs(place);
  return {
    cutOffs,
    traffic,
    nameDoor,
    localMedia: new LocalMedia({ ...ports, firewall }),
    toldPlaces,
    elsewhere: new Elsewhere({ ...ports, journal, file, heardAgoMs }),
    casts,
  };
}
