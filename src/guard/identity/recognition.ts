import { plainAddress } from '../../base/address.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import { type Asker, type Identified, showsCredential } from './asker.ts';
import { identifyNeighbour, type Neighbour } from './by-hardware.ts';
import { Backoff, CREDENTIAL_BACKOFF, sourceKey } from './backoff.ts';
import { GROUNDS } from './grounds.ts';
import { identify, nobody, wantsHardware } from './identify.ts';
import type { Principal } from './principal.ts';
import { principalNow } from './principal-now.ts';
import type { KnownSession } from './snapshot.ts';
import type { IdentityStore, StorePorts } from './store.ts';
import type { Upkeep } from './upkeep.ts';
import { hardwareAt } from './whereabouts.ts';

/** Who somebody is, and until when, if nothing is used again. */
export interface Standing extends Identified {
  readonly endsAt?: number;
}

interface RecognitionPorts extends Pick<StorePorts, 'clock' | 'log'> {
  readonly neighbours: Neighbours;
}

/** Tells who asks from what is known now, and counts what is wrong and what is used. */
export class Recognition {
  readonly #ports: RecognitionPorts;
  readonly #store: IdentityStore;
  readonly #upkeep: Upkeep;
  readonly #wrong = new Backoff(CREDENTIAL_BACKOFF);

  constructor(ports: RecognitionPorts, store: IdentityStore, upkeep: Upkeep) {
    this.#ports = ports;
    this.#store = store;
    this.#upkeep = upkeep;
  }

  /** Synchronous; allocates little; counts what is wrong and what is used. */
  identify(asker: Asker): Identified {
    const { clock } = this.#ports;
    if (!showsCredential(asker)) return this.#byPlace(asker);
    const key = sourceKey(plainAddress(asker.address) ?? '');
    if (this.#wrong.waitMs(key, clock.elapsed()) > 0) return nobody('too-many-wrong');
    const identified = identify(this.#store.snapshot, asker, clock.now());
    if (GROUNDS[identified.ground].sort === 'wrong') this.#countWrong(key, identified, asker);
    return identified;
  }

  /** The same for somebody who only asks: it counts as no use, and no credential is looked at. */
  standingOf(address: string): Standing {
    const { snapshot } = this.#store;
    const identified = identify(snapshot, this.#seen({ address }), this.#ports.clock.now());
    const { kind, id } = identified.principal;
    if (kind === 'person')
      return { ...identified, ...endOf(snapshot.sessions.get(plainAddress(address) ?? '')) };
    const device =
      kind === 'device' ? snapshot.state.devices.find((candidate) => candidate.id === id) : undefined;
    return { ...identified, ...(device ? { endsAt: device.leaseEndsAt } : {}) };
  }

  /** Who asks from an address of IPv6: to be told of rooms, and for nothing else. It counts as no use. */
  ofNeighbour(neighbour: Neighbour): Identified {
    const { clock, neighbours } = this.#ports;
    const seenAt = (address: string): string | undefined => hardwareAt(neighbours, address, 'lately');
    return identifyNeighbour(this.#store.snapshot, neighbour, { seenAt, at: clock.now() });
  }

  /** Who somebody is now that was identified before, at that address: it counts as no use. */
  now(principal: Principal, address: string): Principal {
    const { hardware } = this.#seen({ address });
    return principalNow(this.#store.snapshot, { principal, address, hardware }, this.#ports.clock.now());
  }

  #byPlace(asker: Asker): Identified {
    const { snapshot } = this.#store;
    const identified = identify(snapshot, this.#seen(asker), this.#ports.clock.now());
    const { ground, principal } = identified;
    if (ground === 'device') this.#upkeep.used(principal.id);
    if (ground === 'signed-in') this.#upkeep.used(sessionAt(snapshot.sessions, asker.address));
    return identified;
  }

  /** The neighbour table is asked only where its word makes a difference. */
  #seen(asker: Asker): Asker {
    if (asker.hardware !== undefined) return asker;
    const address = plainAddress(asker.address);
    if (address === undefined || !wantsHardware(this.#store.snapshot, address)) return asker;
    const hardware = hardwareAt(this.#ports.neighbours, address, 'lately');
    return hardware === undefined ? asker : { ...asker, hardware };
  }

  #countWrong(key: string, { ground }: Identified, { address, player }: Asker): void {
    const { clock, log } = this.#ports;
    this.#wrong.count(key, clock.elapsed());
    log.warn('a credential does not hold', { address, ground, player });
  }
}

const endOf = (known: KnownSession | undefined): { readonly endsAt?: number } =>
  known ? { endsAt: Math.min(known.session.idleEndsAt, known.session.endsAt) } : {};

const sessionAt = (sessions: ReadonlyMap<string, KnownSession>, address: string): string =>
  sessions.get(plainAddress(address) ?? '')?.session.id ?? '';
