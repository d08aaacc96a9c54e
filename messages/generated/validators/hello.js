// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func3 = ucs2length;
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
if((data.type === undefined) || (!(owns(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "type") || (key0 === "agent_id")) || (key0 === "client"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","agent_id","client"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if("hello" !== data0){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "hello"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.agent_id !== undefined && owns(data, "agent_id")){
let data1 = data.agent_id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length > 256 && func3(data1) > 256){
const err3 = {instancePath:instancePath+"/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err3);
errors++;
}
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid0 = _errs3 === errors;
}
if(data.client !== undefined && owns(data, "client")){
let data2 = data.client;
const _errs5 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if((data2.name === undefined) || (!(owns(data2, "name")))){
const err6 = {instancePath:instancePath+"/client",keyword:"required",params:{missingProperty: "name"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data2.version === undefined) || (!(owns(data2, "version")))){
const err7 = {instancePath:instancePath+"/client",keyword:"required",params:{missingProperty: "version"}};
(vErrors ??= []).push(err7);
errors++;
}
const before1 = errors;
for(const key1 in data2){
if(!Object.prototype.hasOwnProperty.call(data2, key1)) continue;
if(!((key1 === "name") || (key1 === "version"))){
const err8 = {instancePath:instancePath+"/client",keyword:"additionalProperties",params:{property: key1, known: ["name","version"], closed: true}};
(vErrors ??= []).push(err8);
errors++;
}
if(errors > before1){
break;
}
}
if(data2.name !== undefined && owns(data2, "name")){
let data3 = data2.name;
const _errs8 = errors;
if(typeof data3 === "string"){
if(data3.length > 256 && func3(data3) > 256){
const err9 = {instancePath:instancePath+"/client/name",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/client/name",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid1 = _errs8 === errors;
}
if(data2.version !== undefined && owns(data2, "version")){
let data4 = data2.version;
const _errs10 = errors;
if(typeof data4 === "string"){
if(data4.length > 256 && func3(data4) > 256){
const err11 = {instancePath:instancePath+"/client/version",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err11);
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/client/version",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err12);
errors++;
}
var valid1 = _errs10 === errors;
}
}
else {
const err13 = {instancePath:instancePath+"/client",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err13);
errors++;
}
var valid0 = _errs5 === errors;
}
}
else {
const err14 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err14);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
