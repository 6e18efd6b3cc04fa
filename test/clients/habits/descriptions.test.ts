import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../../../src/sim/rig/call.ts';
import { get } from '../../../src/sim/rig/request.ts';
import { type HabitsHouse, startHabits } from './house.ts';
import { fits, problemsOf, readScpd, type StrictScpd } from './strict.ts';

let habits: HabitsHouse;

beforeAll(async () => {
  habits = await startHabits('127.102.22.11');
});
afterAll(() => habits.house.stop());

const DESCRIPTION = '/xml/device_description.xml';
const descriptionOf = async (address = habits.kitchen) => (await get(address, DESCRIPTION)).body;
const scpdPaths = (description: string): readonly string[] =>
  [...description.matchAll(/<SCPDURL>(.*?)<\/SCPDURL>/g)].map(([, path = '']) => path);

describe('`serialNum` (`MAC:x`), `roomName`, `displayVersion`, `softwareVersion`, `hardwareVersion`, `modelNumber`, `modelName`, iconList, embedded MediaServer and MediaRenderer', () => {
  it('are there', async () => {
    const { root } = new XMLParser({ parseTagValue: false }).parse(await descriptionOf());
    const types = root.device.deviceList.device.map((device: { deviceType: string }) => device.deviceType);
    expect({ ...root.device, types }).toMatchObject({
      serialNum: expect.stringMatching(/^00-0E-58-A0-37-01:[0-9A-F]$/),
      roomName: 'Kitchen',
      displayVersion: '18.8',
      softwareVersion: '97.1-80312',
      hardwareVersion: expect.stringMatching(/^\d+(?:\.\d+){3}-\d+(?:\.\d+)?$/),
      modelNumber: 'S13',
      modelName: 'Sonos One',
      types: ['urn:schemas-upnp-org:device:MediaServer:1', 'urn:schemas-upnp-org:device:MediaRenderer:1'],
    });
    const icon = await get(habits.kitchen, root.device.iconList.icon.url);
    expect([icon.status, root.device.iconList.icon.mimetype]).toEqual([200, 'image/png']);
  });
});

describe('any `/xml/NAME1.xml` may be fetched', () => {
  it('answers for every service of every player', async () => {
    const paths = await Promise.all(
      habits.house.players.map(async ({ address }) =>
        scpdPaths(await descriptionOf(address)).map((path) => [address, path]),
      ),
    );
    const answers = await Promise.all(
      paths.flat().map(async ([address = '', path = '']) => [path, (await get(address, path)).status]),
    );
    expect(answers.length).toBeGreaterThan(56);
    expect(
      answers.filter(([path, status]) => status !== 200 || !/^\/xml\/\w+1\.xml$/.test(String(path))),
    ).toEqual([]);
  });
});

describe('async_upnp_client checks every SCPD strictly (types, allowed values, related variables)', () => {
  const scpdsOf = async (address: string): Promise<readonly (readonly [string, StrictScpd])[]> => {
    const paths = [...new Set(scpdPaths(await descriptionOf(address)))];
    return Promise.all(paths.map(async (path) => [path, readScpd((await get(address, path)).body)] as const));
  };

  it('has nothing to find', async () => {
    const all = await Promise.all(habits.house.players.map(({ address }) => scpdsOf(address)));
    const problems = all
      .flat()
      .flatMap(([path, scpd]) => problemsOf(scpd).map((problem) => `${path} ${problem}`));
    expect(problems).toEqual([]);
  });

  it('takes every value that is read', async () => {
    const call = caller(habits.kitchen);
    const scpds = await scpdsOf(habits.kitchen);
    const wrong: string[] = [];
    for (const [path, { variables, actions }] of scpds) {
      const service = path.replace(/^\/xml\/|1\.xml$/g, '');
      for (const action of actions.filter(isPlainRead)) {
        const answer = Object(await call(service, action.name, { InstanceID: 0, Channel: 'Master' }));
        for (const { name, related } of action.arguments.filter(({ direction }) => direction === 'out')) {
          const variable = variables.get(related);
          if (!variable || !(name in answer)) continue;
          if (!fits(variable, answer[name])) wrong.push(`${service}.${action.name}.${name}: ${answer[name]}`);
        }
      }
    }
    // Recorded so (SoCo, node-sonos-ts): here players break their own SCPD, which allows NONE.
    expect(wrong).toEqual(['AVTransport.GetMediaInfo.RecordMedium: NOT_IMPLEMENTED']);
  });
});

/** Asks for nothing but the instance and the channel. */
const isPlainRead = ({ name, arguments: all }: StrictScpd['actions'][number]): boolean =>
  /^Get|^List/.test(name) &&
  all.every(
    ({ name: argument, direction }) => direction === 'out' || ['InstanceID', 'Channel'].includes(argument),
  );
