// Made by toolwright generate. Do not edit: change the catalog instead.
import { validator } from "toolwright/validation";

export const value = validator((() => {
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
validate0.errors = null;
return true;
}
validate0.evaluated = {"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
