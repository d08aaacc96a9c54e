// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func1 = ucs2length;
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
if(!((key0 === "assignee") || (key0 === "notes"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["assignee","notes"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
if(data.assignee !== undefined && owns(data, "assignee")){
let data0 = data.assignee;
const _errs2 = errors;
if(typeof data0 === "string"){
if(data0.length > 64 && func1(data0) > 64){
const err1 = {instancePath:instancePath+"/assignee",keyword:"maxLength",params:{limit: 64}};
(vErrors ??= []).push(err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/assignee",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.notes !== undefined && owns(data, "notes")){
let data1 = data.notes;
const _errs4 = errors;
if(Array.isArray(data1)){
if(data1.length > 100){
const err3 = {instancePath:instancePath+"/notes",keyword:"maxItems",params:{limit: 100}};
(vErrors ??= []).push(err3);
errors++;
}
let valid2 = true;
const len0 = data1.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length > 500 && func1(data2) > 500){
const err4 = {instancePath:instancePath+"/notes/" + i0,keyword:"maxLength",params:{limit: 500}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/notes/" + i0,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid1 = _errs6 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err6 = {instancePath:instancePath+"/notes",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid0 = _errs4 === errors;
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err7);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
