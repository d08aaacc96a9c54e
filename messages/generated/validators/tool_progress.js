// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func5 = ucs2length;
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
if((data.id === undefined) || (!(owns(data, "id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.progress === undefined) || (!(owns(data, "progress")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "progress"}};
(vErrors ??= []).push(err2);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((key0 === "type") || (key0 === "id")) || (key0 === "progress")) || (key0 === "total")) || (key0 === "message"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","id","progress","total","message"], closed: true}};
(vErrors ??= []).push(err3);
errors++;
}
if(errors > before0){
break;
}
}
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if("toolProgress" !== data0){
const err4 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "toolProgress"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.id !== undefined && owns(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length > 128 && func5(data1) > 128){
const err5 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err5);
errors++;
}
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err7);
errors++;
}
var valid0 = _errs3 === errors;
}
if(data.progress !== undefined && owns(data, "progress")){
let data2 = data.progress;
const _errs5 = errors;
if(!(typeof data2 == "number")){
const err8 = {instancePath:instancePath+"/progress",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.total !== undefined && owns(data, "total")){
let data3 = data.total;
const _errs7 = errors;
if(!(typeof data3 == "number")){
const err9 = {instancePath:instancePath+"/total",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err9);
errors++;
}
var valid0 = _errs7 === errors;
}
if(data.message !== undefined && owns(data, "message")){
let data4 = data.message;
const _errs9 = errors;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/message",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid0 = _errs9 === errors;
}
}
else {
const err11 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err11);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
