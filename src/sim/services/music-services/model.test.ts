import { expect, it } from 'vitest';
import { stageFor } from '../../rig/act.ts';
import { samplePlayer } from '../../rig/sample.ts';
import type { MusicServiceState } from '../../state/household.ts';
import { musicServices } from './model.ts';

const DEEZER: MusicServiceState = {
  id: 2,
  name: 'Deezer',
  version: '1.1',
  uri: 'http://api.deezer.com/sonos',
  secureUri: 'https://api.deezer.com/sonos',
  containerType: 'MService',
  capabilities: '6739',
  auth: 'UserId',
  pollInterval: '60',
  strings: { version: '11', uri: 'http://files.deezer.com/xml/sonos_string_tables.xml' },
  presentationMap: { version: '10', uri: 'http://files.deezer.com/xml/sonos_pmap.xml' },
};
const { strings: _s, presentationMap: _p, ...PLAIN } = DEEZER;

function listOf(build: string, services: MusicServiceState[]) {
  const stage = stageFor(musicServices, [samplePlayer({ build, model: 'S5' })]);
  stage.world.household.musicServices = services;
  const outcome = stage.act('ListAvailableServices');
  return outcome.kind === 'done' ? outcome.out : {};
}

const head =
  '<Services SchemaVersion="1"><Service Id="2" Name="Deezer" Version="1.1" Uri="http://api.deezer.com/sonos" ' +
  'SecureUri="https://api.deezer.com/sonos" ContainerType="MService" Capabilities="6739"';
const policy = '<Policy Auth="UserId" PollInterval="60"/>';

it('lists services as 31.8 did (jishi/node-sonos-discovery listavailableservices.xml)', () => {
  const tuneIn = { ...PLAIN, id: 254, name: 'TuneIn' };
  const out = listOf('31.8-24090', [DEEZER, tuneIn]);
  expect(out['AvailableServiceDescriptorList']).toContain(
    `${head}>${policy}<Presentation><Strings Version="11" Uri="http://files.deezer.com/xml/sonos_string_tables.xml"/>` +
      '<PresentationMap Version="10" Uri="http://files.deezer.com/xml/sonos_pmap.xml"/></Presentation></Service>',
  );
  expect(out['AvailableServiceTypeList']).toBe('519');
});

it('names the most characters of a message on 28.1 (SoCo) and a manifest on 95.0 (sonos-api-docs)', () => {
  expect(listOf('28.1-83040', [PLAIN])['AvailableServiceDescriptorList']).toBe(
    `${head} MaxMessagingChars="0">${policy}<Presentation/></Service></Services>`,
  );
  const manifest = { version: '252', uri: 'https://cf.ws.sonos.com/p/m/x' };
  expect(listOf('95.0-77060', [{ ...PLAIN, manifest }])['AvailableServiceDescriptorList']).toBe(
    `${head}>${policy}<Manifest Version="252" Uri="https://cf.ws.sonos.com/p/m/x"/></Service></Services>`,
  );
});
