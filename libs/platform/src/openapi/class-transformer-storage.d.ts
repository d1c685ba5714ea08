/** Metadata of `@Type` of class-transformer, which the package does not type. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(target: abstract new (...args: never[]) => object, property: string): unknown;
  };
}
