// Style that a machine can hold. An exception is a comment at the place, and says why; see tools/lint/disable-says-why.mjs.
import tseslint from 'typescript-eslint';
import { disableSaysWhy } from './tools/lint/disable-says-why.mjs';

const FUNCTION =
  ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression, TSDeclareFunction, TSEmptyBodyFunctionExpression)';
const CONSTRUCTOR = 'MethodDefinition[kind="constructor"] > FunctionExpression';
const ROUTE = 'MethodDefinition[decorators.length>0] > FunctionExpression';

/** Nest hands over what a constructor or a route asks for, one by one: those may take more; every other function takes an object. */
const parameterLimits = [
  {
    selector: `${FUNCTION}[params.length>4]:not(${CONSTRUCTOR}, ${ROUTE})`,
    message: 'More than 4 parameters: take an object with names.',
  },
  {
    selector: `ClassDeclaration:not([decorators.length>0]) ${CONSTRUCTOR}[params.length>4]`,
    message: 'More than 4 parameters: take an object with names.',
  },
  { selector: `${ROUTE}[params.length>6]`, message: 'More than 6 parameters: the route does too much.' },
  {
    selector: `ClassDeclaration[decorators.length>0] ${CONSTRUCTOR}[params.length>8]`,
    message: 'More than 8 collaborators: the class does too much.',
  },
];

/** A page that its failed re-read replaces takes with it what somebody types there. */
const failedReadings = [
  'IfStatement[test.property.name="isError"] > ReturnStatement.consequent',
  'IfStatement[test.property.name="isError"] > BlockStatement.consequent > ReturnStatement',
  'ConditionalExpression[test.property.name="isError"] > JSXElement.consequent',
].map((selector) => ({
  selector,
  message: 'Keep what was read before: NotRead where there is no data, and NotReadAgain above what stays.',
}));

/** Packages know each other by name alone. */
const foreignInsides = {
  patterns: [
    { regex: '^(\\.\\./)+(libs|apps)/', message: 'Import the package by its name.' },
    { regex: '^@bujiao/[^/]+/(src|dist)(/|$)', message: 'Import what the package exports.' },
  ],
};

const limits = {
  complexity: ['error', 8],
  'max-depth': ['error', 3],
  'max-lines': ['error', { max: 200, skipBlankLines: true }],
  'max-lines-per-function': ['error', { max: 60 }],
  'no-restricted-syntax': ['error', ...parameterLimits],
  'bujiao/disable-says-why': 'error',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'apps/*/bundle/**',
      '**/node_modules/**',
      '**/coverage/**',
      '**/generated/**',
      '**/*.tmp.*',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { bujiao: { rules: { 'disable-says-why': disableSaysWhy } } },
  },
  {
    files: ['{apps,libs}/*/src/**/*.{ts,tsx}', 'apps/console/browser/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...limits,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', foreignInsides],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Clients hand over objects of functions, declared as methods, that are meant to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // 'start' | string tells the reader more than string.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // An adapter without a single await still keeps the promise of its port.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.spec.ts', '**/contract-suite/**/*.ts', '**/testing/**/*.ts', 'apps/end-to-end/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': 'off',
      // What a spec starts it awaits: left alone, it fails in the middle of the next one.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // What a spec reads out of JSON is checked by its expectations.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  // A condition around a piece of markup counts like one of logic; what decides belongs in a .ts beside it.
  { files: ['apps/console/src/**/*.tsx'], rules: { complexity: ['error', 12] } },
  {
    files: ['apps/console/src/**/*.tsx'],
    ignores: ['apps/console/src/ui/not-read.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...parameterLimits, ...failedReadings] },
  },
  // A catalogue is a list, as long as what it lists.
  { files: ['apps/console/src/texts/*.ts'], rules: { 'max-lines': 'off' } },
  // Command lines: standard output is what they are for.
  { files: ['apps/{simulator,bench,relay}/src/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: 'tools/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...limits,
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    files: ['**/*.spec.mjs'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }] },
  },
);
