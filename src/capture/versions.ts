import project from '../../package.json' with { type: 'json' };

/** What the package carries it has no need to have installed: to the project these are packages it is developed with. */
const { devDependencies: libraries } = project;

/** A library that is used here and its version, which is pinned exactly: "mammoth 1.13.0". */
export const versionOf = (name: keyof typeof libraries): string => `${name} ${libraries[name]}`;

/** Plain text is read by no library. */
export const OWN = `readout ${project.version}`;
