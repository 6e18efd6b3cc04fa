import { describe, expect, it } from 'vitest';
import { serviceByName, SERVICES } from '../../catalog/services.ts';
import { SERVICE_MODELS } from './registry.ts';

describe.each(SERVICE_MODELS.map((model) => [model.service, model] as const))('%s', (name, model) => {
  const facts = serviceByName(name);

  it('models only actions that the SCPD names', () => {
    const known = new Set(facts?.actions.map((action) => action.name));
    expect(Object.keys(model.actions).filter((action) => !known.has(action))).toEqual([]);
  });

  it('acknowledges only actions that it models, and says why', () => {
    const known = Object.keys(model.actions);
    const acknowledged = Object.entries(model.acknowledged ?? {});
    expect(acknowledged.filter(([action, why]) => !known.includes(action) || why === '')).toEqual([]);
  });
});

it('has each service once', () => {
  const names = SERVICE_MODELS.map(({ service }) => service);
  expect(new Set(names).size).toBe(names.length);
});

/** What answers 602, of every service that the catalog has. docs/simulator.md shows them. */
const UNMODELLED: Readonly<Record<string, readonly string[]>> = {
  AlarmClock: [],
  MusicServices: [],
  AudioIn: ['SelectAudio'],
  DeviceProperties: ['RoomDetectionStartChirping', 'RoomDetectionStopChirping'],
  SystemProperties: ['ProvisionCredentialedTrialAccountX', 'ResetThirdPartyCredentials'],
  ZoneGroupTopology: [],
  GroupManagement: [],
  QPlay: ['QPlayAuth'],
  HTControl: ['IdentifyIRRemote', 'LearnIRCode', 'CommitLearnedIRCodes'],
  ContentDirectory: [],
  RenderingControl: ['SetChannelMap', 'SetRoomCalibrationX'],
  ConnectionManager: [],
  AVTransport: [
    'BecomeGroupCoordinator',
    'BecomeGroupCoordinatorAndSource',
    'ChangeCoordinator',
    'ChangeTransportSettings',
  ],
  Queue: [],
  GroupRenderingControl: [],
  VirtualLineIn: [
    'StartTransmission',
    'StopTransmission',
    'Play',
    'Pause',
    'Next',
    'Previous',
    'Stop',
    'SetVolume',
  ],
};

it('refuses just these', () => {
  const refused = SERVICES.map(({ name, actions }) => {
    const modelled = new Set(Object.keys(SERVICE_MODELS.find((m) => m.service === name)?.actions ?? {}));
    return [name, actions.map((action) => action.name).filter((action) => !modelled.has(action))];
  });
  expect(Object.fromEntries(refused)).toEqual(UNMODELLED);
});
