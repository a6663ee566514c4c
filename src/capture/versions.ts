import project from '../../package.json' with { type: 'json' };

/** A library that is used here and its version, which is pinned exactly: "mammoth 1.13.0". */
export const versionOf = (name: keyof typeof project.dependencies): string => `${name} ${project.dependencies[name]}`;

/** Plain text is read by no library. */
export const OWN = `readout ${project.version}`;
