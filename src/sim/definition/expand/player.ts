import { modelByNumber, type Model } from '../../../catalog/models.ts';
import { productOf } from '../../description/product.ts';
import type { BondState, PlayerState } from '../../state/player.ts';
import type { PlayerDefinition } from '../player-schema.ts';
import type { HouseholdDefinition, RoomDefinition } from '../schema.ts';
import { defaultBuild } from './builds.ts';
import { serialOf } from './ids.ts';
import { seededNumber } from './seed.ts';
import { deviceSettings, renderingState, switchesOf, transportAtRest } from './settings.ts';

/** A player of the file with what had to be settled before it can be made. */
export interface PlayerSeed {
  readonly definition: PlayerDefinition;
  readonly room: RoomDefinition;
  readonly household: HouseholdDefinition;
  readonly id: string;
  readonly mac: string;
  readonly address: string;
  readonly bond: BondState;
  /** Epoch milliseconds. */
  readonly bootedAt: number;
}

export function makePlayer(seed: PlayerSeed): PlayerState {
  const { definition, room, household, id, mac, bond } = seed;
  const model = modelByNumber(definition.model);
  const build = definition.build ?? household.build ?? defaultBuild(definition.model);
  return {
    id,
    address: seed.address,
    mac,
    serial: definition.serial ?? serialOf(mac),
    model: definition.model,
    build,
    hardwareVersion: definition.hardwareVersion ?? productOf(definition.model, build).hardwareVersion,
    room: room.name,
    icon: room.icon ?? iconOf(room.name),
    bootSeq: definition.bootSeq ?? 20 + seededNumber(200, mac),
    bootedAt: seed.bootedAt,
    power: 'on',
    switches: switchesOf(household.switches, definition.switches),
    pageStatuses: { ...definition.pages },
    bond,
    device: deviceSettings(definition.ethernet ?? false),
    rendering: renderingState({
      volume: room.volume ?? 20,
      mute: room.mute ?? false,
      hasTv: model?.hasTv ?? false,
      hasSub: `${bond.channelMapSet}${bond.htSatChanMapSet}`.includes(':SW'),
    }),
    transport: transportAtRest(),
    queue: { updateId: 0, tracks: [] },
    ...partsOf(definition, model),
  };
}

/** Newer systems send no icon (78.1); older ones one of the vendor's, by the name of the room. */
const iconOf = (room: string): string => {
  const name = room.toLowerCase();
  const known = ['kitchen', 'bathroom', 'bedroom', 'office', 'tvroom', 'dining', 'garage', 'den', 'patio'];
  return `x-rincon-roomicon:${known.find((icon) => name.includes(icon)) ?? 'living'}`;
};

type Parts = Pick<PlayerState, 'lineIn' | 'tv' | 'battery' | 'microphone'>;

/** Inputs, battery and microphone: what the file says, else what the model has. */
function partsOf({ lineIn, tv, battery, microphone }: PlayerDefinition, model: Model | undefined): Parts {
  return {
    ...(lineIn || model?.hasLineIn
      ? {
          lineIn: {
            name: 'Line-In',
            icon: 'AudioComponent',
            leftLevel: 1,
            rightLevel: 1,
            connected: false,
            ...lineIn,
          },
        }
      : {}),
    ...(tv || model?.hasTv ? { tv: { connected: true, format: '0', ...tv } } : {}),
    ...(battery || model?.hasBattery
      ? { battery: { level: 100, charging: true, temperature: 29, health: 'GREEN', ...battery } }
      : {}),
    ...(microphone !== undefined || model?.hasMicrophone
      ? { microphone: { enabled: microphone ?? true } }
      : {}),
  };
}
