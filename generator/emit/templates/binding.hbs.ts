/** Shape of `bindings/<tool>.js`. */
export const bindingTemplate = `export const declaration = {{json declaration}};
`;
