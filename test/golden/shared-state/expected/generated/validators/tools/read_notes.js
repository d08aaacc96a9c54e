// Made by toolwright generate. Do not edit: change the catalog instead.
import { ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
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
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: [], closed: true}};
(vErrors ??= []).push(err0);
errors++;
if(errors > before0){
break;
}
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err1);
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
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,keyword:"maxItems",params:{limit: 100}};
(vErrors ??= []).push(err0);
errors++;
}
let valid1 = true;
const len0 = data.length;
const before0 = errors;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(typeof data0 === "string"){
if(data0.length > 500 && func0(data0) > 500){
const err1 = {instancePath:instancePath+"/" + i0,keyword:"maxLength",params:{limit: 500}};
(vErrors ??= []).push(err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
valid1 = false;
}
if(errors > before0){
break;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err3);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
