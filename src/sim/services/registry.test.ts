import { describe, expect, it } from 'vitest';
import { serviceByName } from '../../catalog/services.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { SERVICE_MODELS } from './registry.ts';

describe.each(SERVICE_MODELS.map((model) => [model.service, model] as const))('%s', (name, model) => {
  const facts = serviceByName(name);

  it('models only actions that the SCPD names', () => {
    const known = new Set(facts?.actions.map((action) => action.name));
    expect(Object.keys(model.actions).filter((action) => !known.has(action))).toEqual([]);
  });

  it('tells only variables that the SCPD declares', () => {
    const player = samplePlayer({ model: 'S16', build: '79.1-53290', tv: { connected: true, format: '0' } });
    const evented = model.evented?.(sampleWorld(sampleHousehold([player])), player);
    const known = new Set(facts?.stateVariables.filter(({ sendEvents }) => sendEvents).map((v) => v.name));
    const told = evented?.kind === 'plain' ? Object.keys(evented.variables) : evented ? ['LastChange'] : [];
    expect(told.filter((variable) => !known.has(variable))).toEqual([]);
    expect(told.length > 0).toBe(facts?.stateVariables.some(({ sendEvents }) => sendEvents) ?? false);
  });
});

it('has each service once', () => {
  const names = SERVICE_MODELS.map(({ service }) => service);
  expect(new Set(names).size).toBe(names.length);
});

/** What answers 602. docs/simulator.md tells why. */
const UNMODELLED: Readonly<Record<string, readonly string[]>> = {
  DeviceProperties: [
    'EnterConfigMode',
    'ExitConfigMode',
    'GetButtonState',
    'RoomDetectionStartChirping',
    'RoomDetectionStopChirping',
  ],
  GroupManagement: [],
  HTControl: ['IdentifyIRRemote', 'LearnIRCode', 'CommitLearnedIRCodes'],
  SystemProperties: ['ProvisionCredentialedTrialAccountX', 'ResetThirdPartyCredentials'],
  ZoneGroupTopology: [],
};

it.each(Object.entries(UNMODELLED))('%s refuses just these', (service, expected) => {
  const modelled = new Set(Object.keys(SERVICE_MODELS.find((m) => m.service === service)?.actions ?? {}));
  const names = serviceByName(service)?.actions.map(({ name }) => name) ?? [];
  expect(names.filter((name) => !modelled.has(name))).toEqual(expected);
});
