/** What `@Type` of class-transformer has noted; the package has no types for it. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(target: abstract new (...args: never[]) => object, property: string): unknown;
  };
}
