// Made by toolwright generate. Do not edit: change the catalog instead.
import { ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func0 = ucs2length;
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
if(data.default === undefined){
data.default = "*/";
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "default")){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["default"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
let data0 = data.default;
const _errs2 = errors;
if(typeof data0 === "string"){
if(data0.length > 3 && func0(data0) > 3){
const err1 = {instancePath:instancePath+"/default",keyword:"maxLength",params:{limit: 3}};
(vErrors ??= []).push(err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/default",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid0 = _errs2 === errors;
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err3);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func0 = ucs2length;
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
if(typeof data === "string"){
if(data.length > 9 && func0(data) > 9){
const err0 = {instancePath,keyword:"maxLength",params:{limit: 9}};
(vErrors ??= []).push(err0);
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err1);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
