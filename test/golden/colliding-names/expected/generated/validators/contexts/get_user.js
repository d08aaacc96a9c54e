// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, validator } from "toolwright/validation";

export const value = validator((() => {
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "seen")){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["seen"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
if(data.seen !== undefined && owns(data, "seen")){
let data0 = data.seen;
const _errs2 = errors;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/seen",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err1);
errors++;
}
var valid0 = _errs2 === errors;
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err2);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
