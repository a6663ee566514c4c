import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const bannedModules = [
  'fs',
  'fs/promises',
  'os',
  'child_process',
  'net',
  'tls',
  'http',
  'https',
  'worker_threads',
  'timers',
];

const bannedCalls = {
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]': 'reads the clock',
  'NewExpression[callee.name="Date"][arguments.length=0]': 'reads the clock',
  'CallExpression[callee.name="Date"]': 'reads the clock',
  'MemberExpression[object.name="performance"]': 'reads the clock',
  'NewExpression[callee.name="Date"][arguments.length>1]': 'reads the machine’s time zone: use Date.UTC',
  'CallExpression[callee.property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$/]':
    'reads the machine’s time zone: use the UTC form',
  'NewExpression[callee.property.name="DateTimeFormat"]:not(:has(Property[key.name="timeZone"]))':
    'reads the machine’s time zone: name one',
  'MemberExpression[object.name="Math"][property.name="random"]': 'is random',
  'MemberExpression[property.name=/^(randomUUID|getRandomValues|randomBytes|randomInt)$/]': 'is random',
  'MemberExpression[object.name="process"]': 'reads the machine: take it as an argument',
  'MemberExpression[object.type="MetaProperty"][property.name="env"]': 'reads the environment: take it as an argument',
  'CallExpression[callee.property.name=/^toLocale/][arguments.length=0]': 'reads the machine’s locale: name one',
  'CallExpression[callee.property.name=/^toLocale/][arguments.0.type="Identifier"][arguments.0.name="undefined"]':
    'reads the machine’s locale: name one',
  'CallExpression[callee.property.name="localeCompare"][arguments.length<2]': 'reads the machine’s locale: name one',
  ':matches(NewExpression, CallExpression)[callee.object.name="Intl"][arguments.length=0]':
    'reads the machine’s locale: name one',
  ':matches(NewExpression, CallExpression)[callee.object.name="Intl"][arguments.0.type="Identifier"][arguments.0.name="undefined"]':
    'reads the machine’s locale: name one',
};

/** Each item of a list that is spread into a call stands on the call's stack, which is full at some 100,000 of them. */
const spreads = {
  selector:
    'CallExpression[callee.property.name=/^(max|min|hypot|push|unshift|splice|concat|fromCharCode|fromCodePoint)$/] > SpreadElement',
  message: 'A long list spread into a call ends in a stack overflow: use a loop, or reduce',
};

/** The rooms where the same input gives the same bytes on every machine: settings and effects are arguments there. */
export const determinism = {
  files: ['src/{brand,capture,figures,model,raster,rules,sheet,pdf,card,feed,mail,wording}/**/*.ts', 'src/problem.ts'],
  ignores: ['src/mail/{send,ledger,trust}.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      spreads,
      ...Object.entries(bannedCalls).map(([selector, why]) => ({ selector, message: `A pure room: this ${why}` })),
    ],
    'no-restricted-imports': [
      'error',
      ...bannedModules
        .flatMap((m) => [m, `node:${m}`])
        .map((name) => ({ name, message: 'A pure room reads no machine' })),
    ],
  },
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'made/',
    '**/.astro/',
    '.readout/',
    'docs/reference/',
    'briefings/',
    'public/',
    'test/cases/*/',
  ]),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A loop that counts says so more plainly than one over what it does not read.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      'no-console': 'error',
      // What a schema infers gets a name by it, in messages and in the reference; an alias of it has none.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['src/{figures,model,wording,rules,sheet,pdf}/**/*.ts', 'src/problem.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'Buffer', message: 'This room runs in a browser too' }] },
  },
  { files: ['src/cli/**', 'test/run.ts', 'test/mutants/run.ts', 'test/bench/**'], rules: { 'no-console': 'off' } },
  ...astro.configs['flat/recommended'],
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['warn', 300],
      'no-constant-condition': 'error',
      'no-control-regex': 'error',
      'no-fallthrough': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/**/*.{ts,astro}'], rules: { 'no-restricted-syntax': ['error', spreads] } },
  determinism,
);
