/** What `tonewall guard` says once its doors are open, of one player or of several. */
export const GUARDED = /\bplayers? (?:is|are) guarded\./;

/** What `tonewall sim` says once its players can be asked, of one player or of several. */
export const ANSWERS = /\bplayers? answers?\./;
