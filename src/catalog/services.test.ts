import { describe, expect, it } from 'vitest';
import { actionFacts, SERVICES, serviceByName, servicesOfModel } from './services.ts';

const actionOf = (model: string, build: string, service: string, action: string) =>
  servicesOfModel(model, build)
    .find(({ name }) => name === service)
    ?.actions.find(({ name }) => name === action);

describe('services', () => {
  it('are 16 with 207 actions', () => {
    expect(SERVICES.length).toBe(16);
    expect(SERVICES.flatMap(({ actions }) => actions).length).toBe(207);
  });

  it('carry where they are reached', () => {
    expect(serviceByName('Queue')).toMatchObject({
      serviceType: 'urn:schemas-sonos-com:service:Queue:1',
      serviceId: 'urn:sonos-com:serviceId:Queue',
      device: 'MediaRenderer',
      scpdPath: '/xml/Queue1.xml',
      controlPath: '/MediaRenderer/Queue/Control',
      eventPath: '/MediaRenderer/Queue/Event',
      subscribable: true,
    });
    expect(serviceByName('ConnectionManager')?.alsoAt).toEqual({
      device: 'MediaServer',
      controlPath: '/MediaServer/ConnectionManager/Control',
      eventPath: '/MediaServer/ConnectionManager/Event',
    });
    expect(serviceByName('QPlay')?.subscribable).toBe(false);
    expect(serviceByName('NoSuchService')).toBeUndefined();
  });

  it('list arguments in the order of the SCPD', () => {
    expect(actionFacts('RenderingControl', 'SetVolume')?.arguments).toEqual([
      { name: 'InstanceID', direction: 'in', relatedStateVariable: 'A_ARG_TYPE_InstanceID' },
      { name: 'Channel', direction: 'in', relatedStateVariable: 'A_ARG_TYPE_Channel' },
      { name: 'DesiredVolume', direction: 'in', relatedStateVariable: 'Volume' },
    ]);
    expect(actionFacts('RenderingControl', 'NoSuchAction')).toBeUndefined();
  });

  it('write a lone allowed value as a list', () => {
    const speed = serviceByName('AVTransport')?.stateVariables.find(
      ({ name }) => name === 'TransportPlaySpeed',
    );
    expect(speed?.allowedValues).toEqual(['1']);
  });
});

describe('services of a model and build', () => {
  const names = (model: string) => servicesOfModel(model, '79.1-53290').map(({ name }) => name);

  it('add AudioIn with a line-in and HTControl with a television', () => {
    expect(names('S18').length).toBe(14);
    expect(names('S18')).not.toContain('AudioIn');
    expect(names('S5')).toContain('AudioIn');
    expect(names('ZPS14')).toContain('HTControl');
    expect(names('S16')).toEqual(expect.arrayContaining(['AudioIn', 'HTControl']));
    expect(names('no such model').length).toBe(14);
  });

  it('are four on a Bridge', () => {
    const four = ['DeviceProperties', 'SystemProperties', 'ZoneGroupTopology', 'GroupManagement'];
    expect(names('BR100')).toEqual(four);
    expect(names('ZB100')).toEqual(four);
  });

  it('came with a build', () => {
    const lineIn = (build: string) =>
      servicesOfModel('S5', build).filter(({ name }) => name === 'VirtualLineIn').length;
    expect(lineIn('49.2-64250')).toBe(0);
    expect(lineIn('57.23-74170')).toBe(1);
    expect(lineIn('97.1-80312')).toBe(1);
  });

  it('follow the build', () => {
    const inputs = (build: string) =>
      actionOf('S18', build, 'DeviceProperties', 'SetZoneAttributes')?.arguments.map(({ name }) => name);
    expect(inputs('57.23-74170')).toEqual(['DesiredZoneName', 'DesiredIcon', 'DesiredConfiguration']);
    expect(inputs('95.0-77060')).toContain('DesiredTargetRoomName');
    expect(actionOf('S5', '57.19-49220', 'DeviceProperties', 'RoomDetectionStartChirping')).toBeUndefined();
    expect(actionOf('S5', '57.19-49220', 'RenderingControl', 'SetRoomCalibrationX')).toBeDefined();
    expect(actionOf('S18', '95.0-77060', 'RenderingControl', 'SetRoomCalibrationX')).toBeUndefined();
  });

  it('take an unreadable build for the newest', () => {
    expect(servicesOfModel('S18', '?')).toEqual(servicesOfModel('S18', '999.0-00000'));
  });
});
