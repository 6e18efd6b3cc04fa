import type { ServiceModel } from '../../world.ts';
import { getVolumeDb, getVolumeDbRange, setVolumeDb } from './decibel.ts';
import { getEq, resetExtEq, setEq } from './equaliser.ts';
import { eventedRendering } from './evented.ts';
import {
  getLoudness,
  getMute,
  getTone,
  getVolume,
  resetBasicEq,
  setLoudness,
  setMute,
  setRelativeVolume,
  setTone,
  setVolume,
} from './levels.ts';
import {
  getHeadphoneConnected,
  getOutputFixed,
  getRoomCalibrationStatus,
  getSupportsOutputFixed,
  setOutputFixed,
  setRoomCalibrationStatus,
} from './output.ts';
import { rampToVolume, restoreVolumePriorToRamp } from './ramp.ts';

/** Left out, so that they are refused: SetChannelMap and SetRoomCalibrationX, whose arguments were never recorded. */
export const renderingControl: ServiceModel = {
  service: 'RenderingControl',
  /** RenderingControl:1 §2.4; 86.10, by its code. */
  wrongInstance: 702,
  actions: {
    GetVolume: getVolume,
    SetVolume: setVolume,
    SetRelativeVolume: setRelativeVolume,
    GetVolumeDB: getVolumeDb,
    SetVolumeDB: setVolumeDb,
    GetVolumeDBRange: getVolumeDbRange,
    GetMute: getMute,
    SetMute: setMute,
    GetBass: getTone('bass', 'CurrentBass'),
    SetBass: setTone('bass', 'DesiredBass'),
    GetTreble: getTone('treble', 'CurrentTreble'),
    SetTreble: setTone('treble', 'DesiredTreble'),
    GetLoudness: getLoudness,
    SetLoudness: setLoudness,
    GetEQ: getEq,
    SetEQ: setEq,
    ResetBasicEQ: resetBasicEq,
    ResetExtEQ: resetExtEq,
    RampToVolume: rampToVolume,
    RestoreVolumePriorToRamp: restoreVolumePriorToRamp,
    GetSupportsOutputFixed: getSupportsOutputFixed,
    GetOutputFixed: getOutputFixed,
    SetOutputFixed: setOutputFixed,
    GetHeadphoneConnected: getHeadphoneConnected,
    GetRoomCalibrationStatus: getRoomCalibrationStatus,
    SetRoomCalibrationStatus: setRoomCalibrationStatus,
  },
  evented: (_, player) => eventedRendering(player),
};
