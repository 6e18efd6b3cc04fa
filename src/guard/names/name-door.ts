/**
 * Where players that reach the internet by name ask for names: the firewall brings whatever they send to port 53 here. What could go wrong: somebody asks who is
 * no player (the firewall takes in nothing else, and an address of no such segment is met by silence), connections are held open (so many of an
 * address, ten seconds for a question), the port is taken (it is said, and tried again). Proven in `name-door.test.ts` and `test/lab/names.test.ts`.
 */
import { printable } from '../../base/text.ts';
import type { Gateway } from '../../config/config.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Log } from '../../ports/log.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import type { ShownNames } from '../approval/messages.ts';
import { Complaint } from '../discovery/complaint.ts';
import { sidesOf } from '../discovery/segments.ts';
import { SideSockets } from '../discovery/side-sockets.ts';
import type { AskFirewall } from '../gateway/firewall-door.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Rounds } from '../gateway/rounds.ts';
import { Answering } from './answering.ts';
import { Ears } from './ears.ts';
import { ListedSegments } from './listed-segments.ts';
import { Lookup } from './lookup.ts';
import { NameRecord, type RefusedNames } from './name-record.ts';
import { Reaching } from './reaching.ts';
import type { UpstreamPorts } from './upstream.ts';

export interface NameDoorParts extends UpstreamPorts {
  readonly log: Log;
  readonly cards: OwnCards;
  readonly journal: Journal;
  readonly firewall: AskFirewall;
  readonly places: () => readonly PlayerPlace[];
}

/** Milliseconds between two looks at cards. */
const LOOK_MS = 2000;

export class NameDoor {
  readonly #parts: NameDoorParts;
  readonly #lookup: Lookup;
  readonly #reaching: Reaching;
  readonly #record: NameRecord;
  readonly #sockets: SideSockets;
  readonly #complaint: Complaint;
  #listed = new ListedSegments(undefined);
  readonly #rounds: Rounds;

  constructor(parts: NameDoorParts) {
    this.#parts = parts;
    this.#complaint = new Complaint(
      parts.log,
      'PLAYERS ARE TOLD NO NAMES: nothing of the internet is reached',
    );
    const own = (): ReadonlySet<string> => new Set(parts.cards.addresses().map(({ address }) => address));
    this.#lookup = new Lookup(parts, { own });
    this.#reaching = new Reaching(parts);
    this.#record = new NameRecord(parts);
    const [lookup, reaching, record] = [this.#lookup, this.#reaching, this.#record];
    const answering = new Answering({ ...parts, lookup, reaching, record });
    const ears = new Ears({
      ...parts,
      answer: async (question, from) => {
        const rights = this.#listed.rightsOf(from, parts.places());
        return rights && answering.answer(question, rights);
      },
    });
    this.#sockets = new SideSockets((first, also) => ears.open([first, ...also]));
    this.#rounds = new Rounds({ ...parts, everyMs: LOOK_MS, round: () => this.#round() });
  }

  /** Answers for the lists of these segments from now on. */
  follow(gateway: Gateway | undefined): void {
    this.#listed = new ListedSegments(gateway);
    this.#lookup.forget();
    this.#rounds.look();
  }

  /** Undefined where no segment has a list. */
  now(): ShownNames | undefined {
    if (this.#listed.all.length === 0) return undefined;
    const works = this.#reaching.works && this.#sockets.isOpen;
    return { works, refused: this.#record.refusedNow().map(shownRefused) };
  }

  async close(): Promise<void> {
    await this.#rounds.close();
    await this.#sockets.close();
  }

  async #round(): Promise<void> {
    try {
      await this.#settle();
      this.#complaint.over();
    } catch (cause) {
      this.#complaint.about(cause);
    }
  }

  /** Cards come and go; whether the firewall's helper is there is asked before anybody needs it, and as long as it is not. */
  async #settle(): Promise<void> {
    const [first, ...others] = this.#listed.all;
    const listed = first && { players: [first, ...others] as const, people: [], internet: undefined };
    const there = listed ? sidesOf(listed, this.#parts.net.interfaces()) : NOWHERE;
    const isNew = await this.#sockets.settle(there);
    if (first && (isNew || !this.#reaching.works)) await this.#reaching.look();
  }
}

const NOWHERE = { players: [], people: [] };

/** Who asks makes names up; an owner sees the newest. */
const MOST_SHOWN = 20;
const MOST_CHARACTERS = 100;

const shownRefused = ({ names, ...asker }: RefusedNames): ShownNames['refused'][number] => ({
  ...asker,
  names: names.slice(-MOST_SHOWN).map((name) => printable(name, MOST_CHARACTERS)),
});
