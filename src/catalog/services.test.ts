import { describe, expect, it } from 'vitest';
import { actionFacts, SERVICES, serviceByName } from './services.ts';

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
