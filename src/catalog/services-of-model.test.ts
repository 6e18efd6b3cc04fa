import { describe, expect, it } from 'vitest';
import { parseBuild } from '../base/build.ts';
import { KNOWN_BUILDS } from './builds.ts';
import { SERVICES, servicesOfModel } from './services.ts';
import { isWithin } from './version-lines.ts';

const actionOf = (model: string, build: string, service: string, action: string) =>
  servicesOfModel(model, build)
    .find(({ name }) => name === service)
    ?.actions.find(({ name }) => name === action);

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

  it('follow the build', () => {
    const inputs = (build: string) =>
      actionOf('S18', build, 'DeviceProperties', 'SetZoneAttributes')?.arguments.map(({ name }) => name);
    expect(inputs('57.23-74170')).toEqual(['DesiredZoneName', 'DesiredIcon', 'DesiredConfiguration']);
    expect(inputs('95.0-77060')).toContain('DesiredTargetRoomName');
    expect(actionOf('S5', '57.19-49220', 'DeviceProperties', 'RoomDetectionStartChirping')).toBeUndefined();
    expect(actionOf('S5', '57.19-49220', 'RenderingControl', 'SetRoomCalibrationX')).toBeDefined();
    expect(actionOf('S18', '95.0-77060', 'RenderingControl', 'SetRoomCalibrationX')).toBeUndefined();
  });

  it('on 34.x are those of the firmware image of 34.16', () => {
    const names = (service: string) =>
      servicesOfModel('S1', '34.7-35162')
        .find(({ name }) => name === service)
        ?.actions.map(({ name }) => name);
    const inputs = (service: string, action: string) =>
      actionOf('S1', '34.7-35162', service, action)?.arguments.map(({ name }) => name);
    expect(names('AVTransport')).toContain('NextProgrammedRadioTracks');
    expect(names('AVTransport')).not.toContain('EndDirectControlSession');
    expect(names('DeviceProperties')).toContain('ImportSetting');
    expect(names('DeviceProperties')).not.toContain('GetButtonLockState');
    // Named by older images only, and with arguments that nobody has read.
    expect(names('DeviceProperties')).not.toContain('SetInvisible');
    expect(names('GroupManagement')).toEqual(['AddMember', 'RemoveMember', 'ReportTrackBufferingResult']);
    expect(inputs('DeviceProperties', 'GetAutoplayVolume')).toEqual(['CurrentVolume']);
    expect(inputs('ZoneGroupTopology', 'SubmitDiagnostics')).toEqual([
      'DiagnosticID',
      'IncludeControllers',
      'Type',
    ]);
    expect(inputs('AVTransport', 'ChangeCoordinator')).toEqual([
      'InstanceID',
      'CurrentCoordinator',
      'NewCoordinator',
      'NewTransportSettings',
    ]);
  });

  it('on 34.x tell events of fewer things', () => {
    const evented = servicesOfModel('S1', '34.7-35162')
      .find(({ name }) => name === 'ZoneGroupTopology')
      ?.stateVariables.filter(({ sendEvents }) => sendEvents)
      .map(({ name }) => name);
    expect(evented).toEqual([
      'AvailableSoftwareUpdate',
      'ZoneGroupState',
      'ThirdPartyMediaServersX',
      'AlarmRunSequence',
      'ZoneGroupName',
      'ZoneGroupID',
      'ZonePlayerUUIDsInGroup',
    ]);
  });

  it.each([
    '34.7-35162',
    '49.2-64250',
    '57.3-77280',
    '57.23-74170',
    '64.3-19080',
    '86.10-80260',
    '97.1-80312',
  ])('on %s refer to variables that are declared, once each', (build) => {
    // A model with a line-in and a television has every service.
    const services = servicesOfModel('S16', build);
    const declared = services.flatMap(({ name, stateVariables }) =>
      stateVariables.map((variable) => `${name}.${variable.name}`),
    );
    const missing = services.flatMap(({ name, actions }) =>
      actions.flatMap((action) =>
        action.arguments
          .map(({ relatedStateVariable }) => `${name}.${relatedStateVariable}`)
          .filter((key) => !declared.includes(key)),
      ),
    );
    expect(missing).toEqual([]);
    // Recorded SCPDs do declare this one twice (svrooij/sonos-api-docs).
    const twice = declared.filter((key, index) => declared.indexOf(key) !== index);
    expect(twice).toEqual(['Queue.A_ARG_TYPE_SavedQueueTitle']);
  });

  it('have one form on each build', () => {
    const builds = KNOWN_BUILDS.flatMap((known) => parseBuild(known.build ?? '') ?? []);
    const twice = SERVICES.flatMap(({ actions }) => actions).filter(({ olderForms = [] }) =>
      builds.some((build) => olderForms.filter((form) => isWithin(form.builds, build)).length > 1),
    );
    expect(twice).toEqual([]);
  });

  it('take an unreadable build for the newest', () => {
    expect(servicesOfModel('S18', '?')).toEqual(servicesOfModel('S18', '999.0-00000'));
  });
});
